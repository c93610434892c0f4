package io.anabranch.broker.rabbitmq;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Publishes messages and says what became of each. Thread-safe.
 *
 * <p>The thread that reads from the server takes no lock that is held while something is written to
 * it: otherwise neither could go on.
 */
public final class ConfirmedPublisher {

  /** What became of a message. */
  public enum Outcome {
    /** The server is responsible for it. */
    ACCEPTED,
    /** No queue wanted it. */
    RETURNED
  }

  private record Unconfirmed(String messageId, CompletableFuture<Outcome> outcome) {}

  private final Channel channel;
  private final Executor callbacks;
  private final Consumer<String> ending;
  private final ConcurrentNavigableMap<Long, Unconfirmed> unconfirmed =
      new ConcurrentSkipListMap<>();

  /** How often, by their message ids; of the thread that reads alone. */
  private final Map<String, Integer> returned = new HashMap<>();

  private ConfirmedPublisher(Channel channel, Executor callbacks, Consumer<String> ending) {
    this.channel = channel;
    this.callbacks = callbacks;
    this.ending = ending;
  }

  static ConfirmedPublisher on(Channel channel, Executor callbacks, Consumer<String> ending)
      throws IOException {
    ConfirmedPublisher publisher = new ConfirmedPublisher(channel, callbacks, ending);
    channel.addReturnListener(
        back -> publisher.returned.merge(back.getProperties().getMessageId(), 1, Integer::sum));
    channel.addConfirmListener(
        (number, isMultiple) -> publisher.settle(number, isMultiple, true),
        (number, isMultiple) -> publisher.settle(number, isMultiple, false));
    channel.addShutdownListener(cause -> publisher.failAll(FailureText.of(cause)));
    var unused = channel.confirmSelect();
    return publisher;
  }

  /**
   * Publishes a message.
   *
   * @param properties with a message id
   * @return fails with an IOException if it is not sure that the server has it
   */
  public CompletionStage<Outcome> publish(
      String exchange, String routingKey, BasicProperties properties, byte[] body) {
    Unconfirmed message =
        new Unconfirmed(
            Objects.requireNonNull(properties.getMessageId()), new CompletableFuture<>());
    synchronized (this) {
      long number = channel.getNextPublishSeqNo();
      unconfirmed.put(number, message);
      try {
        channel.basicPublish(exchange, routingKey, true, properties, body);
      } catch (IOException | RuntimeException e) {
        // The numbers of client and server may differ from here on.
        ending.accept("a message could not be sent: " + FailureText.of(e));
        if (unconfirmed.remove(number, message)) {
          message.outcome.completeExceptionally(new IOException(FailureText.of(e)));
        }
      }
    }
    return message.outcome;
  }

  private void settle(long number, boolean isMultiple, boolean isAccepted) {
    if (!isMultiple) {
      settle(number, isAccepted);
      return;
    }
    for (Long each : unconfirmed.headMap(number, true).keySet()) {
      settle(each, isAccepted);
    }
  }

  private void settle(Long number, boolean isAccepted) {
    Unconfirmed message = unconfirmed.remove(number);
    if (message == null) {
      return;
    }
    boolean isReturned = returned.containsKey(message.messageId);
    returned.computeIfPresent(message.messageId, (id, count) -> count > 1 ? count - 1 : null);
    if (isAccepted) {
      Outcome outcome = isReturned ? Outcome.RETURNED : Outcome.ACCEPTED;
      callbacks.execute(() -> message.outcome.complete(outcome));
    } else {
      fail(message, "the server has refused it");
    }
  }

  private void failAll(String reason) {
    for (Long each : unconfirmed.keySet()) {
      Unconfirmed message = unconfirmed.remove(each);
      if (message != null) {
        fail(message, reason);
      }
    }
  }

  private void fail(Unconfirmed message, String reason) {
    callbacks.execute(() -> message.outcome.completeExceptionally(new IOException(reason)));
  }
}
