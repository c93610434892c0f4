package io.anabranch.queue.nats;

import io.anabranch.queue.QueueMessage;
import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import io.nats.client.support.NatsJetStreamConstants;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A message of NATS. Its id is that of its producer in {@code Nats-Msg-Id}, or {@code
 * STREAM/SEQUENCE}, if it is of a stream. Of headers with several values, these have commas between
 * them; the header {@code subject} is its subject.
 */
final class NatsQueueMessage implements QueueMessage {

  static final String SUBJECT = "subject";

  private final Message message;

  NatsQueueMessage(Message message) {
    this.message = message;
  }

  @Override
  public Optional<String> id() {
    Optional<String> given =
        message.hasHeaders()
            ? Optional.ofNullable(message.getHeaders().getFirst(NatsJetStreamConstants.MSG_ID_HDR))
            : Optional.empty();
    return given.filter(id -> !id.isEmpty()).or(this::place);
  }

  private Optional<String> place() {
    if (!message.isJetStream()) {
      return Optional.empty();
    }
    NatsJetStreamMetaData place = message.metaData();
    return Optional.of(place.getStream() + "/" + place.streamSequence());
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    if (message.hasHeaders()) {
      message.getHeaders().forEach((name, all) -> headers.put(name, String.join(",", all)));
    }
    headers.put(SUBJECT, message.getSubject());
    return headers;
  }

  @Override
  public byte[] body() {
    return message.getData();
  }

  @Override
  public void acknowledge() {
    if (message.isJetStream()) {
      try {
        message.ack();
      } catch (IllegalStateException e) {
        // It cannot be told any more, so that it comes again.
      }
    }
  }
}
