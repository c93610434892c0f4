package io.anabranch.queue.nats;

import static java.util.concurrent.CompletableFuture.failedFuture;

import io.anabranch.broker.nats.NatsConnection;
import io.anabranch.queue.RecordSink;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Sends records to streams of JetStream; each is delivered when it was acknowledged. */
final class StreamSink implements RecordSink {

  private static final String NO_RESPONDERS = "503";

  private final NatsConnection connection;
  private final RecordMessages messages;

  private volatile Optional<String> trouble = Optional.empty();

  StreamSink(NatsConnection connection, RecordMessages messages) {
    this.connection = connection;
    this.messages = messages;
  }

  @Override
  public CompletionStage<Delivery> send(OutgoingRecord record) {
    Optional<Connection> now = connection.connected();
    if (now.isEmpty()) {
      return failedFuture(new IOException("not connected to NATS"));
    }
    Message message = messages.of(record);
    try {
      return now.get()
          .jetStream()
          .publishAsync(message)
          .whenComplete((ack, error) -> trouble = trouble(message.getSubject(), error))
          .thenApply(ack -> Delivery.DELIVERED);
    } catch (IOException | RuntimeException e) {
      trouble = trouble(message.getSubject(), e);
      return failedFuture(e);
    }
  }

  @Override
  public Optional<String> trouble() {
    return connection.trouble().or(() -> trouble);
  }

  @Override
  public void close() {
    connection.close();
  }

  /** Of the newest answer. */
  private static Optional<String> trouble(String subject, @Nullable Throwable error) {
    if (error == null) {
      return Optional.empty();
    }
    Throwable cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text =
        cause instanceof JetStreamApiException refused
            ? refused.getErrorDescription()
            : String.valueOf(cause.getMessage());
    return Optional.of(
        text.contains(NO_RESPONDERS)
            ? "no stream has the subject %s, or the server has no JetStream".formatted(subject)
            : "%s: %s".formatted(subject, text));
  }
}
