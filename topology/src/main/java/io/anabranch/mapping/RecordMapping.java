package io.anabranch.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What becomes of the records of one kind: which are taken, and which of their fields is which of a
 * message.
 */
public record RecordMapping(RecordFilter filter, MessageMapping messages) {

  /** Takes everything, by the names of messages alone. */
  public static final RecordMapping PLAIN =
      new RecordMapping(RecordFilter.NONE, MessageMapping.PLAIN);

  /**
   * Makes a message of a record.
   *
   * @return empty if the record is left out
   * @throws UnmappableException if there is no text, or a value is not allowed
   */
  public Optional<MappedMessage> map(ObjectNode record) throws UnmappableException {
    if (!filter.takes(record)) {
      return Optional.empty();
    }
    return Optional.of(messages.map(record)).filter(mapped -> filter.takes(mapped.message()));
  }
}
