package io.anabranch.topology.record;

import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.RecordHeader;
import io.anabranch.schema.StageError;
import io.anabranch.topology.identity.Sources;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Makes dead letters: records with their original bytes, keyed by stage and source. */
public final class DeadLetters {

  private DeadLetters() {}

  /**
   * The dead letter of a record that a stage has just read.
   *
   * @param origin whose source is that of the letter
   * @param record without the headers of a retry
   */
  public static Record<byte[], DeadLetter> of(
      String stage,
      Origin origin,
      StageError error,
      Record<byte[], byte[]> record,
      RecordMetadata metadata,
      Instant now) {
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setSource(origin.self())
            .setStage(stage)
            .setCause(error.getCause())
            .setReason(error.getReason())
            .setAttempts(origin.attempts() + 1)
            .setFailedAt(now)
            .setTopic(metadata.topic())
            .setPartition(metadata.partition())
            .setOffset(metadata.offset())
            .setKey(wrap(record.key()))
            .setValue(wrap(record.value()))
            .setHeaders(headers(record.headers()))
            .build();
    byte[] key = (stage + "-" + Sources.id(origin.self())).getBytes(StandardCharsets.UTF_8);
    return new Record<>(key, letter, now.toEpochMilli());
  }

  /**
   * The letter without what takes more than its share of the limit: its value first, which has
   * nearly all of it, then its headers and its key. The reason says what is left out, and where it
   * still is.
   */
  static DeadLetter within(RecordLimit limit, DeadLetter letter) {
    DeadLetter smaller = DeadLetter.newBuilder(letter).build();
    List<String> omitted = new ArrayList<>(List.of("value"));
    smaller.setValue(null);
    if (size(letter.getHeaders()) > limit.share()) {
      smaller.setHeaders(List.of());
      omitted.add("headers");
    }
    if (length(letter.getKey()) > limit.share()) {
      smaller.setKey(null);
      omitted.add("key");
    }
    smaller.setReason(
        "%s; too large for a dead letter: %s, which are in %s-%d-%d"
            .formatted(
                letter.getReason(),
                String.join(", ", omitted),
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset()));
    return smaller;
  }

  private static long size(List<RecordHeader> headers) {
    return headers.stream()
        .mapToLong(header -> RecordSize.ofHeader(header.getKey(), length(header.getValue())))
        .sum();
  }

  private static int length(@Nullable ByteBuffer bytes) {
    return bytes == null ? 0 : bytes.remaining();
  }

  private static List<RecordHeader> headers(Headers headers) {
    List<RecordHeader> copies = new ArrayList<>();
    for (Header header : headers) {
      copies.add(new RecordHeader(header.key(), wrap(header.value())));
    }
    return copies;
  }

  private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
