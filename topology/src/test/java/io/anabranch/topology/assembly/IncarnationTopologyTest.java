package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.TestAnnotations;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.pipeline.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic of messages was deleted and made again: its offsets begin anew. */
class IncarnationTopologyTest {

  private static final Instant EARLIER = AssemblyHarness.TIME.minus(Duration.ofDays(30));
  private static final Instant LATER = AssemblyHarness.TIME.plus(Duration.ofDays(1));

  @TempDir private Path state;

  private @Nullable AssemblyHarness join;

  @AfterEach
  void close() {
    join().close();
  }

  @Test
  void shouldNotMixTwoMessagesOfTheSamePlace() {
    open(true);
    Source first = join().message("first");
    result(TestAnnotations.SENTIMENT, "first", first);
    Source second = join().message("second", 0, LATER);
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "second", second));
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "first", first));

    List<Enriched> enriched = join().enriched();
    assertThat(enriched)
        .extracting(Enriched::getId)
        .containsExactly(Sources.id(second), Sources.id(first));
    assertThat(enriched).extracting(Enriched::getRevision).containsExactly(1, 1);
    TestResults.assertOnly(enriched.get(0), "second");
    TestResults.assertOnly(enriched.get(1), "first");
  }

  @Test
  void shouldEnrichAMessageAtThePlaceOfAnErasedOne() {
    open(true);
    join().message("first");
    join().message(AssemblyHarness.KEY, null, new RecordHeaders());
    join().records();
    Source second = join().message("second", 0, LATER);
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "second", second));

    assertThat(join().enriched())
        .singleElement()
        .returns(EnrichedStatus.COMPLETE, Enriched::getStatus)
        .satisfies(enriched -> TestResults.assertOnly(enriched, "second"));
  }

  @Test
  void shouldEraseMessagesOfFormerTopicsWhateverTheirOffset() {
    open(true);
    join().message("first", 100, EARLIER);
    Source later = join().message("later", 101, LATER);
    join().message(AssemblyHarness.KEY, null, new RecordHeaders());
    join().records();

    assertThat(join().held()).isEqualTo(1);
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "later", later));
    assertThat(join().enriched()).singleElement().returns(later, Enriched::getSource);
  }

  @Test
  void shouldEraseByOffsetWhereProducersSetTheTimestamp() {
    open(false);
    join().message("first", 0, LATER);
    join().message("later", 100, EARLIER);
    join().message("second");
    join().message(AssemblyHarness.KEY, null, new RecordHeaders());

    assertThat(join().held()).isEqualTo(1);
  }

  @Test
  void shouldTakeResultsOfLowOffsetsAfterHighOnesHaveExpired() {
    open(true);
    Source old = join().message("old", 100, EARLIER);
    join().advance(Duration.ofDays(8));
    join().enriched();
    Source young = AssemblyHarness.source(0);
    TestResults.ANNOTATIONS.forEach(annotation -> result(annotation, "young", young));
    result(TestAnnotations.POS, "old", old);
    join().message("young");

    assertThat(join().dropped()).isEqualTo(1);
    assertThat(join().enriched())
        .singleElement()
        .returns(EnrichedStatus.COMPLETE, Enriched::getStatus)
        .returns(young, Enriched::getSource);
  }

  @Test
  void shouldClearStateOfAFormerTopicWhereProducersSetTheTimestamp() {
    open(false);
    former();
    join().message("second");
    assertThat(join().held()).isEqualTo(1);
    assertThat(join().stored("expired")).isEqualTo(1);
  }

  @Test
  void shouldKeepStateOfAFormerTopicWhereBrokersSetTheTimestamp() {
    open(true);
    former();
    join().message("second");
    assertThat(join().held()).isEqualTo(2);
  }

  private void former() {
    join().noteTopicId("former");
    join()
        .hold(
            HeldMessage.of(
                AssemblyHarness.source(7),
                Place.of(AssemblyHarness.source(7)),
                AssemblyHarness.KEY,
                Set.of("pos"),
                AssemblyHarness.START.toEpochMilli()));
  }

  private void open(boolean isAppendTime) {
    join =
        AssemblyHarness.join(
            TestStages.pipeline(),
            Map.of(),
            Topics.RECORD_BYTES,
            state,
            new Incarnation("first", isAppendTime));
  }

  private void result(Annotation<?> annotation, String text, Source source) {
    join().result(annotation, TestResults.of(annotation, text, source));
  }

  private AssemblyHarness join() {
    if (join == null) {
      throw new IllegalStateException("not open");
    }
    return join;
  }
}
