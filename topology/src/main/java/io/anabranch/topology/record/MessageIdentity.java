package io.anabranch.topology.record;

import io.anabranch.schema.Source;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/**
 * Tells which message a record of the topic of messages is: that record itself or, if the intake
 * has written it, the record of another topic that it was made of. The header that says so is
 * believed for the topics that the intake reads, and for no others.
 *
 * @param topic of messages
 * @param foreign topics that the intake reads
 */
public record MessageIdentity(String topic, Set<String> foreign) {

  /** Keeps a copy. */
  public MessageIdentity {
    foreign = Set.copyOf(foreign);
  }

  /**
   * The message that a record is.
   *
   * @param self the record, of any topic
   */
  public Source of(Source self, Headers headers) {
    return self.getTopic().equals(topic)
        ? ResultHeaders.source(headers).filter(this::isForeign).orElse(self)
        : self;
  }

  /** Whether a message was made of a record of another topic. */
  public boolean isForeign(Source source) {
    return foreign.contains(source.getTopic());
  }
}
