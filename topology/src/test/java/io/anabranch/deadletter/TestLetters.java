package io.anabranch.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.ErrorCause;
import io.anabranch.schema.Source;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/** Dead letters to test with. */
final class TestLetters {

  static final Instant TIME = Instant.parse("2026-01-31T12:00:00Z");
  static final Source SOURCE = new Source("support.messages", 2, 7L, TIME);

  private TestLetters() {}

  /** A letter that holds its record; it failed at {@link #TIME}. */
  static DeadLetter.Builder letter(String stage, ErrorCause cause) {
    return DeadLetter.newBuilder()
        .setSource(SOURCE)
        .setStage(stage)
        .setCause(cause)
        .setReason("a reason")
        .setAttempts(1)
        .setFailedAt(TIME)
        .setTopic("support.pos")
        .setPartition(2)
        .setOffset(11L)
        .setKey(ByteBuffer.wrap("key".getBytes(UTF_8)))
        .setValue(ByteBuffer.wrap("value".getBytes(UTF_8)));
  }

  static DeadLetterEntry entry(DeadLetter letter) {
    return DeadLetterEntry.of(
        letter.getStage() + "-support.messages-2-7",
        new TopicPartition("support.dead-letters", 2),
        0,
        letter);
  }
}
