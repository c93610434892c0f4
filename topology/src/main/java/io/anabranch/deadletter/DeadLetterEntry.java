package io.anabranch.deadletter;

import io.anabranch.schema.DeadLetter;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;

/**
 * A dead letter in an overview.
 *
 * @param id its key, {@code stage-topic-partition-offset-timestampMillis}
 * @param partition of the topic of dead letters
 * @param offset of the letter there
 * @param letter without key, value and headers of the record that failed
 * @param valueSize bytes of that record's value; none if the letter does not hold it
 */
public record DeadLetterEntry(
    String id, TopicPartition partition, long offset, DeadLetter letter, OptionalInt valueSize) {

  static DeadLetterEntry of(String id, TopicPartition partition, long offset, DeadLetter letter) {
    return new DeadLetterEntry(
        id,
        partition,
        offset,
        DeadLetter.newBuilder(letter).setKey(null).setValue(null).setHeaders(List.of()).build(),
        letter.getValue() == null
            ? OptionalInt.empty()
            : OptionalInt.of(letter.getValue().remaining()));
  }
}
