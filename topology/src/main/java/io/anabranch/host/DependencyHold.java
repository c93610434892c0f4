package io.anabranch.host;

import io.anabranch.topology.dependency.BrokenDependency;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds an application while something that it depends on is broken: it pauses, keeps its place in
 * the group, and tries again after an exponentially growing, jittered time. Any other error stops
 * the application.
 */
final class DependencyHold implements StreamsUncaughtExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DependencyHold.class);
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Running for so long without an error, the next hold starts from the first wait again. */
  private static final Duration CALM = Duration.ofMinutes(1);

  private static final String PROCESSED = "process-total";
  private static final String THREAD_METRICS = "stream-thread-metrics";

  private final String application;
  private final KafkaStreams streams;
  private final ScheduledExecutorService scheduler;
  private final Consumer<String> onMissingTopic;
  private long wait = FIRST_WAIT.toMillis();
  private long lastError = System.nanoTime();
  private boolean isHeld;
  private long resumedAt;
  private double processedBefore;

  /**
   * Holds one run of an application.
   *
   * @param onMissingTopic begins the application anew, and takes a sentence that says why
   */
  DependencyHold(
      String application,
      KafkaStreams streams,
      ScheduledExecutorService scheduler,
      Consumer<String> onMissingTopic) {
    this.application = application;
    this.streams = streams;
    this.scheduler = scheduler;
    this.onMissingTopic = onMissingTopic;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable error) {
    if (isMissingTopic(error)) {
      onMissingTopic.accept("a topic that it reads is missing");
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    if (!BrokenDependency.causes(error)) {
      LOG.error("Application stops: application={}", application, error);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    long now = System.nanoTime();
    if (now - lastError > CALM.toNanos()) {
      wait = FIRST_WAIT.toMillis();
    }
    lastError = now;
    isHeld = true;
    streams.pause();
    long jittered = ThreadLocalRandom.current().nextLong(wait / 2, wait + 1);
    LOG.warn(
        "Application holds for a broken dependency: application={} retryMs={} error={}",
        application,
        jittered,
        rootMessage(error));
    var unused = scheduler.schedule(this::resume, jittered, TimeUnit.MILLISECONDS);
    wait = Math.min(2 * wait, LONGEST_WAIT.toMillis());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /**
   * Whether the dependency is broken as far as is known: from an error until a record has been
   * processed after it, or half a minute has passed without another one.
   */
  synchronized boolean isHeld() {
    if (isHeld
        && !streams.isPaused()
        && (processed() > processedBefore
            || System.nanoTime() - resumedAt > LONGEST_WAIT.toNanos())) {
      isHeld = false;
    }
    return isHeld;
  }

  private synchronized void resume() {
    processedBefore = processed();
    resumedAt = System.nanoTime();
    streams.resume();
  }

  /** Records that the threads of the application have processed; a new thread begins at none. */
  private double processed() {
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(PROCESSED))
        .filter(metric -> metric.getKey().group().equals(THREAD_METRICS))
        .mapToDouble(
            metric ->
                metric.getValue().metricValue() instanceof Number number ? number.doubleValue() : 0)
        .sum();
  }

  private static boolean isMissingTopic(Throwable error) {
    return Stream.<@Nullable Throwable>iterate(error, Objects::nonNull, Throwable::getCause)
        .anyMatch(MissingSourceTopicException.class::isInstance);
  }

  private static String rootMessage(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
