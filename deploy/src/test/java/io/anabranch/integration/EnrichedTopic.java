package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.cluster.Connection;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Message;
import io.anabranch.schema.Source;
import io.anabranch.topology.assembly.EnrichedHeaders;
import io.anabranch.topology.identity.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes enriched records as the join does, a few in each transaction. To be used by one thread.
 */
final class EnrichedTopic implements AutoCloseable {

  private static final int IN_ONE = 4;

  private final Producer<byte[], Object> producer;
  private final String topic;
  private long count;

  EnrichedTopic(Connection connection) {
    producer =
        connection.transactionalRecordProducer(
            UUID.randomUUID().toString(), Duration.ofSeconds(20));
    producer.initTransactions();
    topic = connection.config().topics().prefix() + "enriched";
  }

  /** Writes records whose texts end in their numbers. */
  void write(int from, int end, String text) {
    for (int i = from; i < end; i += IN_ONE) {
      producer.beginTransaction();
      for (int number = i; number < Math.min(end, i + IN_ONE); number++) {
        send("key-" + number % 3, EnrichedStatus.COMPLETE, text + number, Map.of());
      }
      producer.commitTransaction();
    }
  }

  /** Writes one. */
  void write(String key, EnrichedStatus status, String text, Map<String, String> headers) {
    producer.beginTransaction();
    send(key, status, text, headers);
    producer.commitTransaction();
  }

  private void send(String key, EnrichedStatus status, String text, Map<String, String> headers) {
    Source source = new Source("messages", 0, count++, Instant.ofEpochMilli(1));
    Enriched enriched =
        Enriched.newBuilder()
            .setId(Sources.id("messages", 0, source.getOffset(), 1))
            .setRevision(1)
            .setReason(EnrichedReason.UNKNOWN)
            .setStatus(status)
            .setMessage(Message.newBuilder().setText(text).build())
            .setReceivedAt(Instant.EPOCH)
            .setEnrichedAt(Instant.EPOCH)
            .setSource(source)
            .build();
    ProducerRecord<byte[], Object> record =
        new ProducerRecord<>(topic, key.getBytes(UTF_8), enriched);
    record.headers().add(EnrichedHeaders.ID, enriched.getId().getBytes(UTF_8));
    record.headers().add(EnrichedHeaders.STATUS, status.name().getBytes(UTF_8));
    headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
    var unused = producer.send(record);
  }

  @Override
  public void close() {
    producer.close();
  }
}
