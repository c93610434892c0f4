package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestStages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * At least once, a crash loses what was written after the last commit, or keeps it, and the
 * changelogs may be further than that commit. What came after it is read again.
 */
class CrashedAssemblyTopologyTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Duration TICK = Duration.ofMillis(500);
  private static final int MESSAGES = 20;

  /** More than the index is made of at once. */
  private static final int MANY = 450;

  /** No state is read again, so messages do not count here: they are of the first commit. */
  private record Delivery(Source source, Annotation<?> annotation) {}

  @TempDir private Path state;

  @RepeatedTest(20)
  void shouldLoseNothingAndRepeatEachMessageOnceAtMost(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Delivery> deliveries = deliveries(random);
    int committed = random.nextInt(deliveries.size());
    int logged = committed + random.nextInt(deliveries.size() - committed + 1);
    int crash = logged + random.nextInt(deliveries.size() - logged + 1);
    List<Enriched> kept;
    List<Enriched> written;
    Map<String, List<KeyValue<byte[], byte[]>>> changelogs;
    try (AssemblyHarness join = open("before")) {
      messages(join, MESSAGES);
      deliver(join, deliveries.subList(0, committed));
      kept = join.enriched();
      deliver(join, deliveries.subList(committed, logged));
      changelogs = join.changelogs();
      deliver(join, deliveries.subList(logged, crash));
      written = Stream.concat(kept.stream(), join.enriched().stream()).toList();
    }
    List<Enriched> after;
    try (AssemblyHarness join = open("after")) {
      join.restore(changelogs);
      deliveries.subList(0, committed).forEach(delivery -> join.skip(delivery.annotation()));
      deliver(join, deliveries.subList(committed, deliveries.size()));
      after = join.enriched();
    }
    assertThat(lastOf(kept, after)).hasSize(MESSAGES).allSatisfy(this::assertComplete);
    Map<Source, Long> records =
        Stream.concat(written.stream(), after.stream())
            .collect(Collectors.groupingBy(Enriched::getSource, Collectors.counting()));
    assertThat(records.values()).allSatisfy(count -> assertThat(count).isBetween(1L, 2L));
  }

  @Test
  void shouldWriteAgainWhatTimeHasWrittenJustBeforeACrash() {
    Map<String, List<KeyValue<byte[], byte[]>>> changelogs;
    Enriched partial;
    try (AssemblyHarness join = open("before")) {
      join.message("late");
      join.advance(TIMEOUT);
      partial = join.enriched().get(0);
      changelogs = join.changelogs();
    }
    try (AssemblyHarness join = open("after")) {
      join.restore(changelogs);
      join.advance(TICK);
      Enriched again = join.enriched().get(0);
      assertThat(again.getStatus()).isEqualTo(EnrichedStatus.PARTIAL);
      assertThat(again.getRevision()).isEqualTo(partial.getRevision());
      join.advance(TIMEOUT);
      assertThat(join.enriched()).isEmpty();
      changelogs = join.changelogs();
    }
    try (AssemblyHarness join = open("later")) {
      join.restore(changelogs);
      join.advance(TIMEOUT);
      assertThat(join.enriched()).isEmpty();
    }
  }

  @Test
  void shouldFindByKeyAndTimeWhatItHeldBeforeARestart() {
    Map<String, List<KeyValue<byte[], byte[]>>> changelogs;
    Source source;
    try (AssemblyHarness join = open("before")) {
      messages(join, MANY);
      source = AssemblyHarness.source(MANY - 1);
      changelogs = join.changelogs();
    }
    try (AssemblyHarness join = open("tombstone")) {
      join.restore(changelogs);
      messages(join, MANY);
      join.message(AssemblyHarness.KEY, null, new RecordHeaders());
      assertThat(join.held()).isZero();
    }
    try (AssemblyHarness join = open("time")) {
      join.restore(changelogs);
      join.advance(TIMEOUT);
      assertThat(join.enriched())
          .hasSize(MANY)
          .last()
          .returns(EnrichedStatus.PARTIAL, Enriched::getStatus)
          .returns(source, Enriched::getSource);
      join.advance(Duration.ofDays(7));
      assertThat(join.stored("messages")).isZero();
      assertThat(join.stored("wake-ups")).isZero();
      assertThat(join.stored("keys")).isZero();
    }
  }

  private AssemblyHarness open(String folder) {
    return AssemblyHarness.join(TestStages.pipeline(), Map.of(), state.resolve(folder));
  }

  private static void messages(AssemblyHarness join, int count) {
    for (int i = 0; i < count; i++) {
      join.message("text " + i);
    }
  }

  private static List<Delivery> deliveries(Random random) {
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
        deliveries.add(new Delivery(AssemblyHarness.source(i), annotation));
      }
    }
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  private static void deliver(AssemblyHarness join, List<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      String text = "text " + delivery.source().getOffset();
      join.result(
          delivery.annotation(), TestResults.of(delivery.annotation(), text, delivery.source()));
    }
  }

  private static List<Enriched> lastOf(List<Enriched> kept, List<Enriched> after) {
    Map<Source, Enriched> last = new HashMap<>();
    Stream.concat(kept.stream(), after.stream())
        .forEach(enriched -> last.put(enriched.getSource(), enriched));
    return List.copyOf(last.values());
  }

  private void assertComplete(Enriched enriched) {
    assertThat(enriched.getStatus()).isEqualTo(EnrichedStatus.COMPLETE);
    assertThat(enriched.getRevision()).isEqualTo(1);
    TestResults.assertOnly(enriched, "text " + enriched.getSource().getOffset());
  }
}
