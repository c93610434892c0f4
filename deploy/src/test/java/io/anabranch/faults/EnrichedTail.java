package io.anabranch.faults;

import static org.awaitility.Awaitility.await;

import io.anabranch.topology.assembly.EnrichedHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Follows the enriched topic: what a test takes as progress. */
final class EnrichedTail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> complete = ConcurrentHashMap.newKeySet();
  private final Semaphore enriched = new Semaphore(0);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread;

  private EnrichedTail(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
    thread = new Thread(this::follow, "enriched-tail");
    thread.setDaemon(true);
  }

  static EnrichedTail start(Map<String, Object> properties, String topic) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Set<TopicPartition> partitions = TopicRecords.partitions(topic);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    EnrichedTail tail = new EnrichedTail(consumer);
    tail.thread.start();
    return tail;
  }

  /** Messages of which there is an enriched record. */
  int seen() {
    return seen.size();
  }

  /** Messages of which there is a complete one. */
  int complete() {
    return complete.size();
  }

  void awaitSeen(int messages) {
    await().atMost(PATIENCE).until(() -> seen() >= messages);
  }

  void awaitComplete(int messages) {
    await().atMost(PATIENCE).until(() -> complete() >= messages);
  }

  /** A permit for so many messages, and one more for each that is enriched. */
  Semaphore window(int ahead) {
    enriched.release(ahead);
    return enriched;
  }

  private void follow() {
    try {
      while (true) {
        consumer.poll(Duration.ofMillis(200)).forEach(this::count);
      }
    } catch (WakeupException closing) {
      consumer.close();
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return;
    }
    String id = header(record, EnrichedHeaders.ID);
    if (seen.add(id)) {
      enriched.release();
    }
    if (header(record, EnrichedHeaders.STATUS).equals("COMPLETE")) {
      complete.add(id);
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.wakeup();
    await().until(() -> !thread.isAlive());
  }
}
