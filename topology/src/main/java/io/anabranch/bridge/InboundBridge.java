package io.anabranch.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.bridge.BridgeCounters.Fate;
import io.anabranch.claim.ClaimResult;
import io.anabranch.claim.ClaimedRecord;
import io.anabranch.claim.Claims;
import io.anabranch.queue.QueueMessage;
import io.anabranch.queue.QueueSource;
import io.anabranch.topology.dependency.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the messages of a queue to a topic, with their headers. Those that have an id are written
 * once, however often they come and to however many bridges; the id is the header {@value
 * #ID_HEADER}.
 */
final class InboundBridge implements Bridge, QueueSource.Listener {

  static final String ID_HEADER = "anabranch.bridge.id";

  private static final Logger LOG = LoggerFactory.getLogger(InboundBridge.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final String name;
  private final BridgeSettings.Inbound settings;
  private final String topic;
  private final Claims claims;
  private final Producer<byte[], Object> producer;
  private final ScheduledExecutorService timer;
  private final BridgeCounters counters;
  private volatile @Nullable String failure;

  /**
   * @param topic that it fills
   * @param claims shared; not closed with this
   * @param producer closed with this
   * @param timer shared; not closed with this
   */
  InboundBridge(
      String name,
      BridgeSettings.Inbound settings,
      String topic,
      Claims claims,
      Producer<byte[], Object> producer,
      ScheduledExecutorService timer,
      BridgeCounters counters) {
    this.name = name;
    this.settings = settings;
    this.topic = topic;
    this.claims = claims;
    this.producer = producer;
    this.timer = timer;
    this.counters = counters;
  }

  /** Begins. */
  void start() {
    settings.source().start(this);
  }

  @Override
  public void received(QueueMessage message) {
    write(message, new Backoff());
  }

  private void write(QueueMessage message, Backoff backoff) {
    ClaimedRecord record = record(message);
    CompletableFuture<Fate> written =
        message.id().isPresent()
            ? claims
                .claim("bridge/" + name + "/" + message.id().get(), record)
                .toCompletableFuture()
                .thenCompose(result -> fate(result, record))
            : send(record).thenApply(sent -> Fate.WITHOUT_ID);
    var unused =
        written.whenComplete(
            (fate, error) -> {
              if (error == null) {
                failure = null;
                counters.count(fate);
                message.acknowledge();
              } else {
                failed(message, backoff, error);
              }
            });
  }

  private CompletableFuture<Fate> fate(ClaimResult result, ClaimedRecord record) {
    if (result instanceof ClaimResult.Written written) {
      return CompletableFuture.completedFuture(written.isNew() ? Fate.DELIVERED : Fate.REPEATED);
    }
    return send(record).thenApply(sent -> Fate.ID_IN_USE);
  }

  private void failed(QueueMessage message, Backoff backoff, Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    if (cause instanceof RecordTooLargeException) {
      LOG.error("A message is larger than its topic takes: bridge={} topic={}", name, topic);
      counters.count(Fate.REFUSED);
      return;
    }
    String reason = "Kafka does not take messages: " + cause.getClass().getSimpleName();
    if (failure == null) {
      LOG.warn("A bridge waits: bridge={} reason={}", name, reason);
    }
    failure = reason;
    try {
      var unused =
          timer.schedule(
              () -> write(message, backoff), backoff.next().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("A message comes again elsewhere: bridge={}", name);
    }
  }

  private CompletableFuture<Void> send(ClaimedRecord record) {
    CompletableFuture<Void> sent = new CompletableFuture<>();
    try {
      var unused =
          producer.send(
              record.toWrite(),
              (metadata, error) -> {
                if (error == null) {
                  sent.complete(null);
                } else {
                  sent.completeExceptionally(error);
                }
              });
    } catch (RuntimeException e) {
      sent.completeExceptionally(e);
    }
    return sent;
  }

  private ClaimedRecord record(QueueMessage message) {
    List<Header> headers = new ArrayList<>();
    message
        .headers()
        .forEach((header, value) -> headers.add(new RecordHeader(header, value.getBytes(UTF_8))));
    message.id().ifPresent(id -> headers.add(new RecordHeader(ID_HEADER, id.getBytes(UTF_8))));
    Optional<String> key =
        settings
            .keyHeader()
            .flatMap(header -> Optional.ofNullable(message.headers().get(header)))
            .or(message::id);
    return new ClaimedRecord(
        topic,
        key.map(text -> text.getBytes(UTF_8)).orElse(null),
        message.body(),
        headers,
        message.body());
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(failure).or(settings.source()::trouble);
  }

  @Override
  public void close() {
    settings.source().close();
    producer.close(CLOSE_LIMIT);
  }
}
