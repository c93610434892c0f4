package io.anabranch.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.claim.ClaimResult;
import io.anabranch.claim.ClaimedRecord;
import io.anabranch.claim.Claims;
import io.anabranch.client.MessageId;
import io.anabranch.cluster.Connection;
import io.anabranch.operation.Resources;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.AvroBinary;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes callers' messages to Kafka, and waits for their enriched records. Thread-safe. */
public final class Gateway implements SubmissionService, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** How long Kafka has to take a message whose caller does not wait for more. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(10);

  private final Connection connection;
  private final String messages;
  private final GatewayLimits limits;
  private final Resources resources;
  private final ScheduledExecutorService timer;
  private final EnrichedFeed feed;
  private final WaitingCallers callers;
  private final RecentRecords recent = new RecentRecords();
  private final Lookups lookups;
  private final Backlog backlog;
  private final MessageWriter writer;
  private final Claims claims;
  private final AtomicInteger underWay = new AtomicInteger();

  private Gateway(Connection connection, GatewayLimits limits, Resources resources)
      throws InterruptedException {
    this.connection = connection;
    this.messages = new Topics(connection.config().topics()).messages();
    this.limits = limits;
    this.resources = resources;
    timer = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gateway-timer"));
    resources.add(timer::shutdownNow);
    callers = new WaitingCallers(timer);
    int partitions =
        connection.partitions(new Topics(connection.config().topics()).enriched()).size();
    lookups = resources.add(new Lookups(connection, partitions, recent));
    feed = resources.add(EnrichedFeed.open(connection));
    writer = resources.add(new MessageWriter(connection));
    claims = resources.add(Claims.open(connection, Topics.IDEMPOTENCY_WINDOW));
    backlog = resources.add(new Backlog(connection, limits.lag()));
    feed.add(this::take);
    feed.start();
    backlog.start();
  }

  /**
   * Prepares to take messages.
   *
   * @param connection used until the gateway is closed
   * @throws io.anabranch.operation.OperationException if a topic is missing, or Kafka refuses
   */
  public static Gateway open(Connection connection, GatewayLimits limits)
      throws InterruptedException {
    try (Resources opened = new Resources()) {
      Resources kept = new Resources();
      opened.add(kept);
      Gateway gateway = new Gateway(connection, limits, kept);
      opened.release();
      return gateway;
    }
  }

  @Override
  public CompletionStage<Answer> submit(Submission submission) {
    Optional<Answer.Refused> refusal = refusal(underWay.incrementAndGet());
    if (refusal.isPresent()) {
      underWay.decrementAndGet();
      return CompletableFuture.completedFuture(refusal.get());
    }
    long begin = System.nanoTime();
    Duration timeout = min(submission.timeout(), limits.timeout());
    Duration toWrite = timeout.isZero() ? WRITE_LIMIT : timeout;
    return write(submission)
        .orTimeout(toWrite.toNanos(), TimeUnit.NANOSECONDS)
        .thenCompose(written -> enriched(written, timeout.minusNanos(System.nanoTime() - begin)))
        .exceptionally(Gateway::failure)
        .whenComplete((answer, error) -> underWay.decrementAndGet());
  }

  private Optional<Answer.Refused> refusal(int waiting) {
    if (waiting > limits.waiting()) {
      return Optional.of(
          Answer.Refused.busy(
              "%d callers wait already".formatted(limits.waiting()), backlog.time(waiting / 2)));
    }
    return backlog
        .excess()
        .map(time -> Answer.Refused.busy("too many messages wait to be enriched", time));
  }

  private CompletableFuture<ClaimResult.Written> write(Submission submission) {
    Message message = submission.message().message();
    String key = submission.message().key();
    byte[] recordKey = (key == null ? UUID.randomUUID().toString() : key).getBytes(UTF_8);
    if (submission.idempotencyKey().isEmpty()) {
      return writer
          .write(recordKey, message)
          .thenApply(written -> new ClaimResult.Written(written, true));
    }
    return claims
        .claim(
            submission.idempotencyKey().get(),
            new ClaimedRecord(messages, recordKey, message, List.of(), AvroBinary.encode(message)))
        .toCompletableFuture()
        .thenApply(
            result -> {
              if (result instanceof ClaimResult.Written written) {
                return written;
              }
              throw new OtherContentException();
            });
  }

  /** Waits for a message's record, which may have come by already. */
  private CompletableFuture<Answer> enriched(ClaimResult.Written written, Duration timeout) {
    MessageId id = written.message();
    if (timeout.isNegative() || timeout.isZero()) {
      return CompletableFuture.completedFuture(new Answer.Pending(id));
    }
    CompletableFuture<Answer> answer = callers.await(id, timeout);
    if (!written.isNew() || recent.find(id.toString()).isPresent()) {
      var unused =
          lookups
              .find(id)
              .thenAccept(
                  result -> {
                    if (result instanceof EnrichedLookup.Found found) {
                      callers.found(id.toString(), found.enriched());
                    }
                  });
    }
    return answer;
  }

  /**
   * Looks for a message's record, wherever the message came from.
   *
   * @return what is found of it; {@link Answer.Refused} with 404 if there is no such message
   */
  public CompletionStage<Answer> find(MessageId id) {
    return lookups
        .find(id)
        .<Answer>thenApply(
            result -> {
              if (result instanceof EnrichedLookup.Found found) {
                return new Answer.Found(found.enriched());
              }
              return result instanceof EnrichedLookup.Pending
                  ? new Answer.Pending(id)
                  : Answer.Refused.mistake(404, "no message has this id, or no longer");
            })
        .exceptionally(Gateway::failure);
  }

  /** Enriched records from now on, for whoever wants all of them. */
  public EnrichedFeed feed() {
    return feed;
  }

  /** Enriched records that are there already; closed by the caller. */
  public EnrichedHistory history() {
    return new EnrichedHistory(connection);
  }

  /** Whether Kafka has answered last time. */
  public boolean isReady() {
    return feed.isReading();
  }

  /** Callers whose answer is still to come. */
  public int waiting() {
    return underWay.get();
  }

  private void take(FeedRecord record) {
    recent.add(record);
    if (record.isComplete()) {
      backlog.complete();
    }
    record
        .id()
        .filter(callers::isAwaited)
        .ifPresent(id -> record.enriched().ifPresent(enriched -> callers.found(id, enriched)));
  }

  private static Answer failure(Throwable error) {
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof OtherContentException) {
      return Answer.Refused.mistake(
          422, "Idempotency-Key: another message was sent under the same key");
    } else if (cause instanceof RecordTooLargeException) {
      return Answer.Refused.mistake(413, "larger than the topic of messages takes");
    } else if (cause instanceof TimeoutException) {
      return Answer.Refused.unavailable(
          "Kafka has not confirmed the message in time, and may still take it; ask again, with the"
              + " same Idempotency-Key if the message is not to be taken twice");
    }
    LOG.warn("A message was not taken: reason={}", String.valueOf(cause));
    return Answer.Refused.unavailable("Kafka does not take messages at the moment");
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Answers all callers as if their time were up. */
  public void release() {
    callers.release();
  }

  @Override
  public void close() {
    release();
    resources.close();
  }

  private static final class OtherContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
