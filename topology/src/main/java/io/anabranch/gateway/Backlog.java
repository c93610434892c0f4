package io.anabranch.gateway;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.processor.Annotation;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much there is to do before a new message, and how fast it is done. Measured on a thread of
 * its own, as Kafka may keep it waiting. Thread-safe.
 */
final class Backlog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final int LONGEST_SECONDS = 60;

  private final Connection connection;
  private final long limit;
  private final AtomicLong completed = new AtomicLong();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gateway-backlog"));
  private volatile long lag;
  private volatile double perSecond;

  /**
   * @param limit most messages that may wait for the first stage
   */
  Backlog(Connection connection, long limit) {
    this.connection = connection;
    this.limit = limit;
  }

  /** Measures from now on, every two seconds. */
  void start() {
    var unused =
        thread.scheduleWithFixedDelay(this::measure, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Counts a complete record. */
  void complete() {
    completed.incrementAndGet();
  }

  /** How long to wait until there is room; empty if there is. */
  Optional<Duration> excess() {
    return lag <= limit ? Optional.empty() : Optional.of(time(lag - limit));
  }

  /** How long so many messages take, from one second to a minute. */
  Duration time(long messages) {
    return Duration.ofSeconds(
        Math.max(
            1, Math.min(LONGEST_SECONDS, (long) Math.ceil(messages / Math.max(1, perSecond)))));
  }

  private void measure() {
    perSecond = (perSecond + completed.getAndSet(0) * 1_000.0 / INTERVAL.toMillis()) / 2;
    String topic = new Topics(connection.config().topics()).messages();
    String group = ApplicationId.of(connection.config(), Annotation.CONTENT.name());
    try {
      lag =
          TopicOffsets.read(connection.admin(), Set.of(topic))
              .lag(Set.of(topic), GroupOffsets.committed(connection.admin(), group));
    } catch (ExecutionException | KafkaException e) {
      LOG.debug("The backlog is not known: reason={}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
