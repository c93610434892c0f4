package io.anabranch.queue.nats;

import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import io.nats.client.support.NatsJetStreamConstants;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Records as messages of NATS: their subject is the prefix and the words of the route with dots
 * between; headers are {@code id}, {@code revision}, and {@code Nats-Msg-Id} of both, by which a
 * stream drops repetitions.
 */
final class RecordMessages {

  static final String ID = "id";
  static final String REVISION = "revision";

  private final String prefix;

  RecordMessages(String prefix) {
    this.prefix = prefix;
  }

  Message of(OutgoingRecord record) {
    String revision = Integer.toString(record.revision());
    return NatsMessage.builder()
        .subject(
            Stream.concat(Stream.of(prefix), record.route().stream())
                .collect(Collectors.joining(".")))
        .headers(
            new Headers()
                .put(ID, record.id())
                .put(REVISION, revision)
                .put(NatsJetStreamConstants.MSG_ID_HDR, record.id() + "/" + revision))
        .data(record.body())
        .build();
  }
}
