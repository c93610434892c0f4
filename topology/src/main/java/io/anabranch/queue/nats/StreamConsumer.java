package io.anabranch.queue.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A durable consumer of a stream, from which messages are pulled and which wants each acknowledged.
 *
 * @param subject of the messages that are wanted, if not all are
 * @param ackWait after which a message comes again that was not acknowledged
 */
record StreamConsumer(String stream, String name, Optional<String> subject, Duration ackWait) {

  private static final int MOST_PENDING = 256;
  private static final int NO_CONSUMER = 10014;

  /**
   * Subscribes, and creates it if it is not there.
   *
   * @throws JetStreamApiException if there is no such stream
   * @throws IllegalStateException if there is one of this name that is another one
   */
  JetStreamSubscription subscribe(Connection connection) throws IOException, JetStreamApiException {
    JetStreamManagement management = connection.jetStreamManagement();
    try {
      check(management.getConsumerInfo(stream, name));
    } catch (JetStreamApiException e) {
      if (e.getApiErrorCode() != NO_CONSUMER) {
        throw e;
      }
      management.addOrUpdateConsumer(stream, configuration());
    }
    return connection.jetStream().subscribe("", PullSubscribeOptions.bind(stream, name));
  }

  private void check(ConsumerInfo info) {
    ConsumerConfiguration there = info.getConsumerConfiguration();
    if (there.getDeliverSubject() != null || there.getAckPolicy() != AckPolicy.Explicit) {
      throw new IllegalStateException(
          "the consumer %s is there, and is none that is pulled from with explicit acknowledgement"
              .formatted(name));
    }
    String wanted = Objects.requireNonNullElse(there.getFilterSubject(), "");
    if (!wanted.equals(subject.orElse(""))) {
      throw new IllegalStateException(
          "the consumer %s is there with another subject: '%s'".formatted(name, wanted));
    }
  }

  private ConsumerConfiguration configuration() {
    ConsumerConfiguration.Builder builder =
        ConsumerConfiguration.builder()
            .durable(name)
            .ackPolicy(AckPolicy.Explicit)
            .ackWait(ackWait)
            .maxAckPending(MOST_PENDING);
    subject.ifPresent(builder::filterSubject);
    return builder.build();
  }
}
