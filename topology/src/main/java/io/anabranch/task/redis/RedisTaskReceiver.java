package io.anabranch.task.redis;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.redis.ConsumerGroup;
import io.anabranch.broker.redis.RedisConnection;
import io.anabranch.broker.redis.RedisConnector;
import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskReceiver;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes tasks from a stream of Redis, one at a time, and those of workers that have said nothing
 * for ten seconds. A task of longer work needs signs.
 */
public final class RedisTaskReceiver implements TaskReceiver {

  private static final Logger LOG = LoggerFactory.getLogger(RedisTaskReceiver.class);

  private static final Duration DEAD_AFTER = Duration.ofSeconds(10);
  private static final Duration CLAIM_EVERY = Duration.ofSeconds(1);
  private static final Duration LONGEST_BLOCK = Duration.ofMillis(500);
  private static final Duration FORGET_EVERY = Duration.ofMinutes(10);
  private static final Duration FORGET_AFTER = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final RedisConnector redis;
  private final RedisConnection connection;
  private final String stream;
  private final ConsumerGroup group;

  private String after = ConsumerGroup.NEW;
  private long claimedAt = System.nanoTime() - CLAIM_EVERY.toNanos();
  private long forgotAt = System.nanoTime() - FORGET_EVERY.toNanos();
  private @Nullable RedisReceivedTask taken;

  /** Connects to nothing yet. */
  public RedisTaskReceiver(BrokerSettings settings, TaskQueue queue) {
    this.redis = new RedisConnector(settings);
    this.connection = redis.open("tasks");
    this.stream = queue.name();
    this.group = new ConsumerGroup(stream, TaskFields.GROUP, "worker-" + UUID.randomUUID());
  }

  @Override
  public Optional<ReceivedTask> poll(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    if (taken != null && !taken.isSettled()) {
      after = ConsumerGroup.FIRST;
    }
    taken = null;
    do {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      try {
        Optional<RedisReceivedTask> task = next(shorter(left, LONGEST_BLOCK));
        if (task.isPresent()) {
          taken = task.get();
          return Optional.of(task.get());
        }
      } catch (RedisException e) {
        // The connection has said so. What it was given meanwhile is to be read again.
        after = ConsumerGroup.FIRST;
        TimeUnit.NANOSECONDS.sleep(shorter(left, PAUSE).toNanos());
      }
    } while (System.nanoTime() < end);
    return Optional.empty();
  }

  @Override
  public Optional<String> trouble() {
    return redis.trouble();
  }

  @Override
  public void close() {
    try {
      if (taken != null) {
        taken.giveBack();
      }
    } finally {
      connection.close();
    }
  }

  private Optional<RedisReceivedTask> next(Duration time) throws RedisException {
    if (System.nanoTime() - claimedAt >= CLAIM_EVERY.toNanos()) {
      List<StreamEntry> claimed = group.claim(connection, DEAD_AFTER, 1);
      if (!claimed.isEmpty()) {
        return wanted(claimed.get(0));
      }
      claimedAt = System.nanoTime();
    }
    if (System.nanoTime() - forgotAt >= FORGET_EVERY.toNanos()) {
      forgotAt = System.nanoTime();
      group.forgetConsumers(connection, FORGET_AFTER);
    }
    List<StreamEntry> read = group.read(connection, after, 1, time);
    if (read.isEmpty()) {
      after = ConsumerGroup.NEW;
      return Optional.empty();
    }
    StreamEntry entry = read.get(0);
    if (!after.equals(ConsumerGroup.NEW)) {
      after = entry.id();
    }
    return wanted(entry);
  }

  /** Removes the entry if nobody waits for its answer. */
  private Optional<RedisReceivedTask> wanted(StreamEntry entry) throws RedisException {
    Optional<String> reply = entry.text(TaskFields.REPLY);
    Optional<byte[]> body = entry.field(TaskFields.BODY);
    if (!entry.isDeleted() && (reply.isEmpty() || body.isEmpty())) {
      LOG.warn("Removes an entry that is no task: stream={}, entry={}", stream, entry.id());
    }
    if (reply.isEmpty() || body.isEmpty() || isOver(entry)) {
      connection.transaction(group.remove(entry.id()));
      return Optional.empty();
    }
    return Optional.of(new RedisReceivedTask(connection, group, entry, reply.get(), body.get()));
  }

  private static boolean isOver(StreamEntry entry) {
    try {
      return entry
          .text(TaskFields.DEADLINE)
          .filter(deadline -> Instant.parse(deadline).isBefore(Instant.now()))
          .isPresent();
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
