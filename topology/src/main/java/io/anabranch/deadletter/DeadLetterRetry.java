package io.anabranch.deadletter;

import io.anabranch.cluster.TopicReader;
import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.RecordHeader;
import io.anabranch.schema.Source;
import io.anabranch.topology.identity.Place;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.ResultHeaders;
import io.anabranch.topology.record.RetryTopic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a dead letter can be retried, and makes the record that does it: the key, value
 * and headers that the stage read, on the partition of their source, with that source and the
 * attempts so far in two headers.
 */
final class DeadLetterRetry {

  /** Letters with as many attempts are retried only when that is forced. */
  static final int MOST_ATTEMPTS = 5;

  /** Room for what a batch of one record has beside key, value and headers. */
  private static final int OVERHEAD_BYTES = 1024;

  private final Topics topics;
  private final Map<String, Integer> partitionCounts;
  private final TopicReader originals;
  private final int recordLimit;
  private final boolean force;

  /**
   * Decides with what is there now.
   *
   * @param partitionCounts partitions of the retry topics that there are, by topic
   * @param originals reads records back that were too large for their letter
   * @param recordLimit largest record that can be sent, in bytes
   * @param force whether letters with many attempts are retried as well
   */
  DeadLetterRetry(
      Topics topics,
      Map<String, Integer> partitionCounts,
      TopicReader originals,
      int recordLimit,
      boolean force) {
    this.recordLimit = recordLimit;
    this.topics = topics;
    this.partitionCounts = Map.copyOf(partitionCounts);
    this.originals = originals;
    this.force = force;
  }

  /** The record to retry, or why there is none. */
  DeadLetterAction decide(DeadLetter letter) {
    String topic = topics.retry(letter.getStage());
    Integer partitions = partitionCounts.get(topic);
    if (partitions == null) {
      return new DeadLetterAction.Refusal("there is no topic '" + topic + "' to retry it by");
    }
    boolean isForeign = letter.getStage().equals(ApplicationId.INTAKE);
    if (letter.getPartition() >= partitions && !isForeign) {
      return new DeadLetterAction.Refusal(
          "'%s' has %d partitions, fewer than the topic of the message"
              .formatted(topic, partitions));
    }
    if (letter.getAttempts() >= MOST_ATTEMPTS && !force) {
      return new DeadLetterAction.Refusal(
          "tried %d times or more (--force retries all the same)".formatted(MOST_ATTEMPTS));
    }
    TopicPartition to = new TopicPartition(topic, letter.getPartition() % partitions);
    return letter.getValue() == null ? fromOriginal(letter, to) : fromLetter(letter, to);
  }

  private DeadLetterAction fromLetter(DeadLetter letter, TopicPartition to) {
    Headers headers = new RecordHeaders();
    for (RecordHeader header : letter.getHeaders()) {
      headers.add(header.getKey(), bytes(header.getValue()));
    }
    return retry(letter, to, bytes(letter.getKey()), bytes(letter.getValue()), headers);
  }

  private DeadLetterAction fromOriginal(DeadLetter letter, TopicPartition to) {
    Optional<ConsumerRecord<byte[], byte[]>> original =
        originals
            .find(new TopicPartition(letter.getTopic(), letter.getPartition()), letter.getOffset())
            .filter(record -> record.value() != null && isOf(letter, record));
    if (original.isEmpty()) {
      return new DeadLetterAction.Refusal(
          "its record was too large to be kept, and is no longer in the topic it was read from");
    }
    ConsumerRecord<byte[], byte[]> record = original.get();
    Headers headers = new RecordHeaders(record.headers().toArray());
    if (record.topic().equals(topics.messages())) {
      ResultHeaders.writePlace(
          headers,
          new Place(
              record.partition(),
              record.offset(),
              Instant.ofEpochMilli(Math.max(0, record.timestamp()))));
    }
    return retry(letter, to, record.key(), record.value(), headers);
  }

  /**
   * Offsets begin anew when a topic is deleted and made again. A message is told by its timestamp,
   * a result by its key as far as it has one.
   */
  private static boolean isOf(DeadLetter letter, ConsumerRecord<byte[], byte[]> record) {
    Source source = letter.getSource();
    boolean isMessage =
        letter.getTopic().equals(source.getTopic()) && letter.getOffset() == source.getOffset();
    return (!isMessage || source.getTimestamp().toEpochMilli() == Math.max(0, record.timestamp()))
        && (letter.getKey() == null || Arrays.equals(bytes(letter.getKey()), record.key()));
  }

  private DeadLetterAction retry(
      DeadLetter letter,
      TopicPartition to,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Headers headers) {
    Headers marked = RetryTopic.mark(headers, letter.getSource(), letter.getAttempts());
    long size = (long) size(key) + size(value) + OVERHEAD_BYTES;
    for (Header header : marked) {
      size += utf8(header.key()).length + (long) size(header.value());
    }
    return size > recordLimit
        ? new DeadLetterAction.Refusal(
            "its record is larger than the %,d bytes that can be sent".formatted(recordLimit))
        : new DeadLetterAction.Retry(
            new ProducerRecord<>(to.topic(), to.partition(), key, value, marked));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int size(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
