package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the join holds a message, and what becomes of it then. */
class RetentionTopologyTest {

  private static final Duration RETENTION = Duration.ofDays(7);

  @TempDir private Path state;

  private AssemblyHarness join;

  @BeforeEach
  void open() {
    join = AssemblyHarness.join(TestStages.pipeline(), Map.of(), state);
  }

  @AfterEach
  void close() {
    join.close();
  }

  @Test
  void shouldForgetAMessageAfterTheRetention() {
    for (int i = 0; i < 10; i++) {
      results("text " + i, join.message("text " + i));
    }
    join.message("incomplete");
    assertThat(join.stored("messages")).isEqualTo(11);

    join.enriched();

    join.advance(RETENTION);
    assertThat(join.enriched())
        .singleElement()
        .returns(EnrichedStatus.PARTIAL, Enriched::getStatus)
        .returns("incomplete", e -> e.getMessage().getText());
    assertThat(join.stored("messages")).isZero();
    assertThat(join.stored("wake-ups")).isZero();
    assertThat(join.stored("expired")).as("the last one, and the id of its topic").isEqualTo(2);
  }

  @Test
  void shouldHoldAMessageUntilTheRetentionIsOver() {
    Source source = join.message("refund");
    results("refund", source);
    join.advance(RETENTION.minusSeconds(1));
    result(TestAnnotations.POS, "changed", source);
    assertThat(join.enriched()).extracting(Enriched::getRevision).containsExactly(1, 2);
    join.advance(Duration.ofSeconds(1));
    assertThat(join.stored("messages")).isZero();
    assertThat(join.stored("wake-ups")).isZero();
  }

  @Test
  void shouldForgetAMessageLaterIfTheRetentionHasBeenRaisedMeanwhile() {
    Source source = join.message("refund");
    join.wakeOnlyAt(AssemblyHarness.START.plus(Duration.ofDays(1)), source);

    join.advance(Duration.ofDays(1));
    assertThat(join.stored("messages")).isEqualTo(1);

    join.advance(RETENTION);
    assertThat(join.stored("messages")).isZero();
    assertThat(join.stored("wake-ups")).isZero();
  }

  @Test
  void shouldDropAndCountAResultForAMessageNoLongerHeld() {
    Source old = join.message("old");
    results("old", old);
    join.advance(RETENTION);
    Source young = join.message("young");
    assertThat(join.enriched()).hasSize(1);

    result(TestAnnotations.POS, "late", old);
    assertThat(join.dropped()).isEqualTo(1);
    assertThat(join.stored("messages")).isEqualTo(1);
    results("young", young);
    assertThat(join.enriched()).singleElement().returns(young, Enriched::getSource);
  }

  private void results(String text, Source source) {
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, text, source));
  }

  private void result(Annotation<?> annotation, String text, Source source) {
    join.result(annotation, TestResults.of(annotation, text, source));
  }
}
