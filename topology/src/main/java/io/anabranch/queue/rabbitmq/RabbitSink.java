package io.anabranch.queue.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.rabbitmq.ConfirmedPublisher;
import io.anabranch.broker.rabbitmq.ConfirmedPublisher.Outcome;
import io.anabranch.broker.rabbitmq.RabbitChannels;
import io.anabranch.broker.rabbitmq.RabbitConnection;
import io.anabranch.queue.RecordSink;
import io.anabranch.queue.SectionKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Publishes records to a topic exchange of RabbitMQ, with their routes, joined by dots, as routing
 * keys. What no queue is bound for is kept in the queue {@code EXCHANGE.unroutable}, with its
 * routing key in the header {@code routing-key}.
 */
public final class RabbitSink implements RecordSink {

  private static final int PERSISTENT = 2;
  private static final int LONGEST_ROUTING_KEY = 255;

  private record Session(RabbitChannels channels, ConfirmedPublisher publisher) {}

  private final String exchange;
  private final String unroutable;
  private final RabbitConnection<Session> connection;

  private RabbitSink(BrokerSettings settings, String exchange) {
    this.exchange = exchange;
    this.unroutable = exchange + ".unroutable";
    this.connection = new RabbitConnection<>(settings, "sink-" + exchange, this::open);
    connection.start();
  }

  /**
   * Reads {@code to} (a URL) with what belongs to it and {@code exchange}, and connects in the
   * background.
   *
   * @throws org.apache.kafka.common.config.ConfigException that names the key, the bad value and
   *     what is allowed
   */
  public static RabbitSink of(SectionKeys keys) {
    return new RabbitSink(keys.broker("to"), keys.required("exchange", "the name of an exchange"));
  }

  /** Fails with an IOException. */
  @Override
  public CompletionStage<Delivery> send(OutgoingRecord record) {
    Optional<String> trouble = trouble();
    Optional<Session> session = connection.session();
    if (trouble.isPresent() || session.isEmpty()) {
      return CompletableFuture.failedFuture(new IOException(trouble.orElse("not connected")));
    }
    String routingKey = String.join(".", record.route());
    if (routingKey.getBytes(StandardCharsets.UTF_8).length > LONGEST_ROUTING_KEY) {
      return CompletableFuture.failedFuture(
          new IOException("a routing key has at most %d bytes".formatted(LONGEST_ROUTING_KEY)));
    }
    Map<String, Object> headers = Map.of("id", record.id(), "revision", record.revision());
    return session
        .get()
        .publisher
        .publish(exchange, routingKey, properties(record, headers), record.body())
        .thenCompose(
            outcome ->
                outcome == Outcome.ACCEPTED
                    ? CompletableFuture.completedFuture(Delivery.DELIVERED)
                    : keep(session.get(), record, routingKey));
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble();
  }

  @Override
  public void close() {
    connection.close();
  }

  private CompletionStage<Delivery> keep(
      Session session, OutgoingRecord record, String routingKey) {
    Map<String, Object> headers =
        Map.of("id", record.id(), "revision", record.revision(), "routing-key", routingKey);
    return session
        .publisher
        .publish("", unroutable, properties(record, headers), record.body())
        .thenCompose(
            outcome -> {
              if (outcome == Outcome.ACCEPTED) {
                return CompletableFuture.completedFuture(Delivery.UNROUTABLE);
              }
              String reason = "there is no queue " + unroutable;
              session.channels.end(reason);
              return CompletableFuture.failedFuture(new IOException(reason));
            });
  }

  private static BasicProperties properties(OutgoingRecord record, Map<String, Object> headers) {
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .messageId(record.id() + "/" + record.revision())
        .headers(headers)
        .build();
  }

  private Session open(RabbitChannels channels) throws IOException {
    Channel channel = channels.open();
    var unusedExchange = channel.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
    var unusedQueue =
        channel.queueDeclare(unroutable, true, false, false, Map.of("x-queue-type", "quorum"));
    return new Session(channels, channels.publisher());
  }
}
