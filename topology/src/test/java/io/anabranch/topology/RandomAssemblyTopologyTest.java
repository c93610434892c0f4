package io.anabranch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results in any order, any number of times, or not at all: as the join gets them after crashes.
 */
class RandomAssemblyTopologyTest {

  private static final int MESSAGES = 200;
  private static final int KEYS = 5;

  @TempDir private Path state;

  private record Delivery(long offset, Annotation<?> annotation) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 20_260_101})
  void shouldLeaveOneHighestRevisionOfEveryMessageWithItsOwnResults(long seed) {
    Random random = new Random(seed);
    Set<Delivery> omitted = new HashSet<>();
    List<Delivery> deliveries = deliveries(random, omitted);
    Map<String, String> include = Map.of("join.include", "pos");
    List<Enriched> emitted;
    try (AssemblyHarness join = AssemblyHarness.join(TestStages.pipeline(), include, state)) {
      int messages = 0;
      for (int i = 0; i < deliveries.size(); i++) {
        // Messages come in order, each at any time before the end.
        while (messages < MESSAGES && random.nextInt(deliveries.size() - i) < MESSAGES - messages) {
          message(join, messages++);
        }
        deliver(join, deliveries.get(i), random);
      }
      while (messages < MESSAGES) {
        message(join, messages++);
      }
      join.advance(Duration.ofSeconds(60));
      emitted = join.enriched();
      assertThat(join.deadLetters()).isEmpty();
    }
    for (long offset = 0; offset < MESSAGES; offset++) {
      Source source = AssemblyHarness.source(offset);
      List<Enriched> ofMessage =
          emitted.stream().filter(e -> e.getSource().equals(source)).toList();
      assertRevisionsRise(ofMessage);
      assertHighest(ofMessage.get(ofMessage.size() - 1), offset, omitted);
    }
    assertThat(omitted).isNotEmpty();
  }

  /** Every result once to three times, but a few never; in any order. */
  private static List<Delivery> deliveries(Random random, Set<Delivery> omitted) {
    List<Delivery> deliveries = new ArrayList<>();
    for (long offset = 0; offset < MESSAGES; offset++) {
      for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
        Delivery delivery = new Delivery(offset, annotation);
        if (random.nextInt(50) == 0) {
          omitted.add(delivery);
        } else {
          deliveries.addAll(Collections.nCopies(Math.max(1, random.nextInt(4)), delivery));
        }
      }
    }
    Collections.shuffle(deliveries, random);
    return deliveries;
  }

  private static void message(AssemblyHarness join, long offset) {
    join.message(
        key(offset),
        SingleObjectSerdes.encode(TestStages.message(text(offset))),
        new RecordHeaders());
  }

  private static void deliver(AssemblyHarness join, Delivery delivery, Random random) {
    long offset = delivery.offset();
    join.result(
        delivery.annotation(),
        key(offset),
        SingleObjectSerdes.encode(
            TestResults.of(
                delivery.annotation(),
                text(offset),
                AssemblyHarness.source(offset),
                Instant.ofEpochMilli(random.nextInt(1_000_000)))),
        new RecordHeaders());
  }

  private static void assertRevisionsRise(List<Enriched> ofMessage) {
    Map<Integer, Set<String>> known = new HashMap<>();
    int last = 0;
    for (Enriched enriched : ofMessage) {
      assertThat(enriched.getRevision()).isBetween(Math.max(1, last), last + 1);
      last = enriched.getRevision();
      Set<String> missing = known.computeIfAbsent(last, revision -> enriched.getMissing().keySet());
      assertThat(enriched.getMissing()).as("one revision, one content").containsOnlyKeys(missing);
    }
  }

  private static void assertHighest(Enriched enriched, long offset, Set<Delivery> omitted) {
    Set<String> missing = new TreeSet<>();
    for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
      boolean isOmitted = omitted.contains(new Delivery(offset, annotation));
      assertThat(enriched.get(annotation.name()) == null).isEqualTo(isOmitted);
      if (isOmitted) {
        missing.add(annotation.name());
      }
    }
    assertThat(enriched.getMissing()).containsOnlyKeys(missing);
    assertThat(enriched.getStatus())
        .isEqualTo(missing.isEmpty() ? EnrichedStatus.COMPLETE : EnrichedStatus.PARTIAL);
    TestResults.assertOnly(enriched, text(offset));
  }

  private static String text(long offset) {
    return "text " + offset;
  }

  private static byte[] key(long offset) {
    return ("customer-" + offset % KEYS).getBytes(StandardCharsets.UTF_8);
  }
}
