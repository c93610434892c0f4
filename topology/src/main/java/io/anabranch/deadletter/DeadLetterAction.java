package io.anabranch.deadletter;

import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of a dead letter. */
public sealed interface DeadLetterAction {

  /** It is removed, and this record has its stage process it once more. */
  record Retry(ProducerRecord<byte[], byte[]> record) implements DeadLetterAction {

    /** The topic that the record goes to. */
    public String topic() {
      return record.topic();
    }
  }

  /** It is removed. */
  record Discard() implements DeadLetterAction {}

  /**
   * It stays.
   *
   * @param reason why, and what to do about it
   */
  record Refusal(String reason) implements DeadLetterAction {}
}
