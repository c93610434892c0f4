package io.anabranch.topology.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Source;
import io.anabranch.topology.pipeline.TestStages;
import io.anabranch.topology.record.SingleObjectSerdes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Results in any order, any number of times, changed in between, late or not at all: as the join
 * gets them after crashes and replays. It must emit record for record what {@link JoinModel} says.
 */
class RandomAssemblyTopologyTest {

  private static final int MESSAGES = 200;
  private static final int KEYS = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path state;

  private record Delivery(int offset, Annotation<?> annotation, String content) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 20_260_101})
  void shouldEmitWhatTheModelSaysOfEveryMessage(long seed) {
    Random random = new Random(seed);
    List<Delivery> deliveries = deliveries(random);
    int timeOutAfter = deliveries.size() / 4 + random.nextInt(deliveries.size() / 2);
    List<JoinModel> models =
        IntStream.range(0, MESSAGES).mapToObj(offset -> new JoinModel()).toList();
    Map<String, String> include = Map.of("join.include", "pos");
    List<Enriched> emitted;
    try (AssemblyHarness join = AssemblyHarness.join(TestStages.pipeline(), include, state)) {
      for (int i = 0; i < deliveries.size(); i++) {
        deliver(join, deliveries.get(i), random);
        models
            .get(deliveries.get(i).offset())
            .arrive(deliveries.get(i).annotation(), deliveries.get(i).content());
        if (i == timeOutAfter || i == deliveries.size() - 1) {
          join.advance(TIMEOUT);
          models.forEach(JoinModel::timeOut);
        }
      }
      emitted = join.enriched();
      assertThat(join.deadLetters()).isEmpty();
    }
    Map<Source, List<Enriched>> bySource =
        emitted.stream().collect(Collectors.groupingBy(Enriched::getSource));
    assertThat(bySource).hasSize(MESSAGES);
    for (int offset = 0; offset < MESSAGES; offset++) {
      assertEmissions(
          bySource.getOrDefault(AssemblyHarness.source(offset), List.of()),
          models.get(offset).emissions());
    }
  }

  /**
   * Messages in order, each at any time; every result once to three times, some with a content of
   * their own, but a few never.
   */
  private static List<Delivery> deliveries(Random random) {
    List<Delivery> results = new ArrayList<>();
    for (int offset = 0; offset < MESSAGES; offset++) {
      for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
        int times = random.nextInt(50) == 0 ? 0 : 1 + random.nextInt(3);
        for (int time = 0; time < times; time++) {
          String content = (random.nextInt(4) == 0 ? "model " + time + " of " : "") + text(offset);
          results.add(new Delivery(offset, annotation, content));
        }
      }
    }
    Collections.shuffle(results, random);
    List<Delivery> deliveries = new ArrayList<>();
    int messages = 0;
    for (int i = 0; i < results.size(); i++) {
      while (messages < MESSAGES && random.nextInt(results.size() - i) < MESSAGES - messages) {
        deliveries.add(message(messages++));
      }
      deliveries.add(results.get(i));
    }
    while (messages < MESSAGES) {
      deliveries.add(message(messages++));
    }
    return deliveries;
  }

  private static Delivery message(int offset) {
    return new Delivery(offset, Annotation.MESSAGE, text(offset));
  }

  private static void deliver(AssemblyHarness join, Delivery delivery, Random random) {
    Annotation<?> annotation = delivery.annotation();
    byte[] key = ("customer-" + delivery.offset() % KEYS).getBytes(StandardCharsets.UTF_8);
    if (annotation.equals(Annotation.MESSAGE)) {
      join.message(
          key,
          SingleObjectSerdes.encode(TestStages.message(delivery.content())),
          new RecordHeaders());
      return;
    }
    Source source = AssemblyHarness.source(delivery.offset());
    Instant processedAt = Instant.ofEpochMilli(random.nextInt(1_000_000));
    join.result(
        annotation,
        key,
        SingleObjectSerdes.encode(
            TestResults.of(annotation, delivery.content(), source, processedAt)),
        new RecordHeaders());
  }

  private static void assertEmissions(List<Enriched> emitted, List<JoinModel.Emission> expected) {
    assertThat(emitted).hasSameSizeAs(expected);
    for (int i = 0; i < emitted.size(); i++) {
      Enriched enriched = emitted.get(i);
      JoinModel.Emission emission = expected.get(i);
      assertThat(enriched.getRevision()).isEqualTo(emission.revision());
      assertThat(enriched.getReason()).isEqualTo(emission.reason());
      assertThat(enriched.getMissing().keySet()).isEqualTo(emission.missing());
      assertThat(enriched.getStatus())
          .isEqualTo(
              emission.missing().isEmpty() ? EnrichedStatus.COMPLETE : EnrichedStatus.PARTIAL);
      assertContents(enriched, emission.contents());
    }
  }

  private static void assertContents(Enriched enriched, Map<String, String> contents) {
    String text = contents.get(Annotation.MESSAGE.name());
    assertThat(enriched.getMessage() == null ? null : enriched.getMessage().getText())
        .isEqualTo(text);
    for (Annotation<?> annotation : TestResults.ANNOTATIONS) {
      SpecificRecordBase value = (SpecificRecordBase) TestResults.result(enriched, annotation);
      String content = contents.get(annotation.name());
      if (content == null) {
        assertThat(value).isNull();
      } else {
        Instant processedAt = (Instant) Objects.requireNonNull(value).get("processedAt");
        assertThat(value)
            .isEqualTo(TestResults.of(annotation, content, enriched.getSource(), processedAt));
      }
    }
  }

  private static String text(int offset) {
    return "text " + offset;
  }
}
