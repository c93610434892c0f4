package io.anabranch.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrichedWaiterTest {

  private static final TopicPartition ENRICHED = new TopicPartition("support.enriched", 2);
  private static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<Enriched> records = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private final EnrichedWaiter waiter =
      new EnrichedWaiter(
          new TopicTail(
              consumer, (topic, bytes) -> records.get(Objects.requireNonNull(bytes)[0]), Map.of()),
          enriched ->
              printed.add(
                  enriched.getId() + " " + enriched.getRevision() + " " + enriched.getStatus()));

  @BeforeEach
  void begin() {
    consumer.assign(Set.of(ENRICHED));
    consumer.updateBeginningOffsets(Map.of(ENRICHED, 0L));
  }

  @AfterEach
  void close() {
    waiter.close();
  }

  @Test
  void shouldGoOnWaitingForCompleteAfterPartial() {
    expect(7);
    comes(7, 1, EnrichedStatus.PARTIAL);
    comes(7, 2, EnrichedStatus.COMPLETE);

    assertThat(waiter.await(LONG)).isTrue();

    assertThat(printed).containsExactly("support.messages-2-7-99 2 COMPLETE");
    assertThat(waiter.complete()).isEqualTo(1);
    assertThat(waiter.partial()).isZero();
    assertThat(waiter.outstanding()).isZero();
  }

  @Test
  void shouldPrintNewestPartialWhenTheTimeIsUp() {
    expect(7);
    expect(8);
    comes(7, 2, EnrichedStatus.PARTIAL);
    comes(7, 1, EnrichedStatus.PARTIAL);

    assertThat(waiter.await(SHORT)).isFalse();

    assertThat(printed).containsExactly("support.messages-2-7-99 2 PARTIAL");
    assertThat(waiter.complete()).isZero();
    assertThat(waiter.partial()).isEqualTo(1);
    assertThat(waiter.outstanding()).isEqualTo(1);
  }

  @Test
  void shouldTakeResultsThatComeBeforeTheAcknowledgement() {
    comes(7, 1, EnrichedStatus.PARTIAL);
    comes(7, 2, EnrichedStatus.COMPLETE);
    waiter.poll();
    waiter.poll();
    assertThat(printed).isEmpty();

    expect(7);

    assertThat(waiter.await(LONG)).isTrue();
    assertThat(printed).containsExactly("support.messages-2-7-99 2 COMPLETE");
  }

  @Test
  void shouldPrintEachMessageOnceAndNoOthers() {
    expect(7);
    comes(9, 1, EnrichedStatus.COMPLETE);
    comes(7, 1, EnrichedStatus.COMPLETE);
    comes(7, 1, EnrichedStatus.COMPLETE);

    assertThat(waiter.await(LONG)).isTrue();

    assertThat(printed).containsExactly("support.messages-2-7-99 1 COMPLETE");
  }

  private void expect(long offset) {
    waiter.expect(new MessageId("support.messages", 2, offset, 99));
  }

  /** A record that one of the next polls gives, each one. */
  private void comes(long offset, int revision, EnrichedStatus status) {
    String id = "support.messages-2-%d-99".formatted(offset);
    Enriched enriched =
        Enriched.newBuilder()
            .setId(id)
            .setRevision(revision)
            .setReason(EnrichedReason.FIRST)
            .setStatus(status)
            .setMessage(Message.newBuilder().setText("text").build())
            .setReceivedAt(TIME)
            .setEnrichedAt(TIME)
            .setSource(new Source("support.messages", 2, offset, TIME))
            .build();
    int index = records.size();
    records.add(enriched);
    consumer.schedulePollTask(
        () ->
            consumer.addRecord(
                new ConsumerRecord<>(
                    ENRICHED.topic(), 2, index, new byte[0], new byte[] {(byte) index})));
  }
}
