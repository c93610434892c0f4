package io.anabranch.queue.redis;

import io.anabranch.broker.redis.ConsumerGroup;
import io.anabranch.broker.redis.RedisConnection;
import io.anabranch.broker.redis.RedisConnector;
import io.anabranch.broker.redis.RedisException;
import io.anabranch.broker.redis.RedisPipeline;
import io.anabranch.broker.redis.StreamEntry;
import io.anabranch.queue.QueueSource;
import io.anabranch.queue.SectionKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages from a stream of Redis, as a consumer of a group. They stay in the stream, which
 * is its owner's to trim; entries that the owner trims before they were read are gone.
 *
 * <p>The id of a message is a field, or else {@code STREAM/ENTRY-ID}; its headers are all fields
 * but the body.
 */
public final class RedisSource implements QueueSource {

  private static final Logger LOG = LoggerFactory.getLogger(RedisSource.class);

  private static final int MOST_OPEN = 256;
  private static final int BATCH = 64;
  private static final Duration DEAD_AFTER = Duration.ofMinutes(1);
  private static final Duration RENEW_EVERY = Duration.ofSeconds(20);
  private static final Duration CLAIM_EVERY = Duration.ofSeconds(5);
  private static final Duration BLOCK = Duration.ofMillis(500);
  private static final long PAUSE_MILLIS = 500;
  private static final long CLOSE_MILLIS = 8_000;

  private final RedisSourceSettings settings;
  private final RedisConnector redis;
  private final RedisConnection connection;
  private final RedisPipeline acknowledgements;
  private final ConsumerGroup group;
  private final OpenEntries open = new OpenEntries(MOST_OPEN);
  private final Thread thread = new Thread(this::run, "redis-source");
  private final ScheduledExecutorService renewing =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "redis-renew");
            made.setDaemon(true);
            return made;
          });

  private volatile Listener listener = message -> {};
  private volatile boolean isClosed;
  private volatile boolean isToReadAgain;
  private String after = ConsumerGroup.FIRST;
  private long claimedAt = System.nanoTime() - CLAIM_EVERY.toNanos();

  private RedisSource(RedisSourceSettings settings) {
    this.settings = settings;
    this.redis = new RedisConnector(settings.broker());
    this.connection = redis.open("messages");
    this.acknowledgements = new RedisPipeline(redis, "acknowledgements");
    this.group = new ConsumerGroup(settings.stream(), settings.group(), settings.consumer());
  }

  /**
   * Takes a section: {@code from} and what belongs to it, {@code stream}, {@code group}, {@code
   * consumer}, {@code id.field}, {@code body.field}.
   *
   * @throws org.apache.kafka.common.config.ConfigException that names the key, the bad value and
   *     what is allowed
   */
  public static RedisSource of(SectionKeys keys) {
    return new RedisSource(RedisSourceSettings.of(keys));
  }

  @Override
  public void start(Listener whoTakes) {
    listener = whoTakes;
    thread.setDaemon(true);
    thread.start();
    var unused =
        renewing.scheduleAtFixedRate(
            this::renew, RENEW_EVERY.toMillis(), RENEW_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<String> trouble() {
    return redis.trouble();
  }

  @Override
  public void close() {
    isClosed = true;
    renewing.shutdownNow();
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connection.close();
    List<String> left = open.all();
    if (!left.isEmpty()) {
      var unused = acknowledgements.submit(List.of(group.release(left)));
    }
    acknowledgements.close();
  }

  private void run() {
    try {
      while (!isClosed) {
        int room = Math.min(BATCH, open.awaitRoom(BLOCK));
        try {
          for (StreamEntry entry : room > 0 ? next(room) : List.<StreamEntry>of()) {
            handOn(entry);
          }
        } catch (RedisException e) {
          // The connection has said so. What it was given meanwhile is to be read again.
          after = ConsumerGroup.FIRST;
          TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Ends to take messages", e);
      throw e;
    }
  }

  private List<StreamEntry> next(int room) throws RedisException {
    if (isToReadAgain) {
      isToReadAgain = false;
      after = ConsumerGroup.FIRST;
    }
    // Not before its own have been read: they would come twice.
    if (after.equals(ConsumerGroup.NEW) && System.nanoTime() - claimedAt >= CLAIM_EVERY.toNanos()) {
      List<StreamEntry> claimed = group.claim(connection, DEAD_AFTER, room);
      if (!claimed.isEmpty()) {
        return claimed;
      }
      claimedAt = System.nanoTime();
    }
    List<StreamEntry> entries = group.read(connection, after, room, BLOCK);
    if (!after.equals(ConsumerGroup.NEW)) {
      after = entries.isEmpty() ? ConsumerGroup.NEW : entries.get(entries.size() - 1).id();
    }
    return entries;
  }

  private void handOn(StreamEntry entry) throws InterruptedException {
    if (entry.isDeleted()) {
      acknowledge(entry.id());
    } else if (open.add(entry.id())) {
      String id =
          settings
              .idField()
              .flatMap(entry::text)
              .orElseGet(() -> settings.stream() + "/" + entry.id());
      listener.received(
          new RedisMessage(entry, id, settings.bodyField(), () -> acknowledge(entry.id())));
    }
  }

  private void acknowledge(String entry) {
    var unused =
        acknowledgements
            .submit(List.of(group.acknowledge(entry)))
            .whenComplete(
                (replies, error) -> {
                  open.remove(entry);
                  if (error != null) {
                    isToReadAgain = true;
                  }
                });
  }

  private void renew() {
    List<String> entries = open.all();
    if (!entries.isEmpty()) {
      var unused = acknowledgements.submit(List.of(group.renew(entries)));
    }
  }
}
