package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.state.StoredAnnotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At least once, a crash may keep what one store wrote and lose what another did. The join then
 * says nothing of the message until the record that is lost has been read again.
 */
class CrashedAssemblyTopologyTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path state;

  private AssemblyHarness join;
  private Source source;

  @BeforeEach
  void complete() {
    join = AssemblyHarness.join(TestStages.pipeline(), Map.of(), state);
    source = join.message("refund");
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "refund"));
  }

  @AfterEach
  void close() {
    join.close();
  }

  @Test
  void shouldEmitNothingWhileAnAnnotationIsLost() {
    Enriched before = join.enriched().get(0);
    join.lose(source, TestAnnotations.SENTIMENT);

    result(TestAnnotations.TOPICS, "refund");
    join.advance(Duration.ofMinutes(2));
    assertThat(join.records()).isEmpty();

    result(TestAnnotations.SENTIMENT, "refund");
    Enriched again = join.enriched().get(0);
    assertThat(again.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(again.getRevision()).isEqualTo(before.getRevision());
    assertThat(again.getSentiment()).isEqualTo(before.getSentiment());
  }

  @Test
  void shouldEmitNothingWhileAnAnnotationIsOlderThanWhatWasNoted() {
    StoredAnnotation older = join.lose(source, TestAnnotations.SENTIMENT);
    result(TestAnnotations.SENTIMENT, "replacement");
    join.records();
    join.restore(source, TestAnnotations.SENTIMENT, older);

    result(TestAnnotations.TOPICS, "refund");
    assertThat(join.records()).isEmpty();

    result(TestAnnotations.SENTIMENT, "replacement");
    assertThat(join.enriched())
        .singleElement()
        .returns(2, Enriched::getRevision)
        .returns(
            TestResults.of(TestAnnotations.SENTIMENT, "replacement", source),
            Enriched::getSentiment);
  }

  @Test
  void shouldNumberALateResultAfterThePartialRecordThatACrashForgot() {
    source = join.message("late");
    join.enriched();
    join.advance(TIMEOUT);
    Enriched partial = join.enriched().get(0);
    join.loseRevision(source);

    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "late"));

    List<Enriched> after = join.enriched();
    assertThat(after.get(0)).isEqualTo(partial);
    assertThat(after).extracting(Enriched::getRevision).isSorted().doesNotHaveDuplicates();
    assertThat(after).last().returns(EnrichedStatus.COMPLETE, Enriched::getStatus);
  }

  @Test
  void shouldNumberAResultAfterThePartialRecordOnceWhatIsLostIsReadAgain() {
    source = join.message("late");
    result(TestAnnotations.POS, "late");
    join.enriched();
    join.advance(TIMEOUT);
    Enriched partial = join.enriched().get(0);
    join.loseRevision(source);
    join.lose(source, TestAnnotations.POS);

    result(TestAnnotations.POS, "late");
    result(TestAnnotations.EMBEDDING, "late");

    assertThat(join.enriched())
        .satisfies(after -> assertThat(after.get(0)).isEqualTo(partial))
        .extracting(Enriched::getRevision)
        .containsExactly(1, 2);
  }

  private void result(Annotation<?> annotation, String text) {
    join.result(annotation, TestResults.of(annotation, text, source));
  }
}
