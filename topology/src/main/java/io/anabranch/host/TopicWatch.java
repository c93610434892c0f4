package io.anabranch.host;

import io.anabranch.incarnation.Readiness;
import io.anabranch.incarnation.TopicGuard;
import io.anabranch.incarnation.TopicMadeAgainException;
import io.anabranch.topology.dependency.BrokenDependency;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the topics of an application before it starts, and sees later whether they change. */
final class TopicWatch {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

  /** Brokers keep what a group without members has committed for a week, unless configured. */
  private static final Duration REFRESH_INTERVAL = Duration.ofHours(1);

  private static final Readiness.Ready UNWATCHED = new Readiness.Ready(Map.of(), Set.of());

  private final String application;
  private final TopicGuard guard;
  private volatile Readiness.Ready ready = UNWATCHED;
  private volatile @Nullable String reason;
  private long refreshedAt = System.nanoTime();

  TopicWatch(String application, TopicGuard guard) {
    this.application = application;
    this.guard = guard;
  }

  /** Why the application holds or has stopped, as a sentence. */
  Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  /** Has it hold for this reason. */
  void hold(String sentence) {
    if (!sentence.equals(reason)) {
      reason = sentence;
      LOG.warn("Application holds: application={}: {}", application, sentence);
    }
  }

  /**
   * Waits until the application may start.
   *
   * @param isWanted whether it is still to start
   * @param onHold called when it has to wait
   * @return whether it may start
   * @throws TopicMadeAgainException if its state has to be cleared first
   * @throws ExecutionException with Kafka's reason
   */
  boolean await(BooleanSupplier isWanted, Runnable onHold)
      throws InterruptedException, ExecutionException {
    while (isWanted.getAsBoolean()) {
      try {
        Readiness found = guard.prepare(application);
        if (found instanceof Readiness.Ready now) {
          ready = now;
          goOn();
          return true;
        }
        hold(((Readiness.Held) found).reason());
        onHold.run();
      } catch (TopicMadeAgainException e) {
        reason = e.getMessage();
        throw e;
      } catch (ExecutionException | RuntimeException e) {
        if (e.getCause() instanceof AuthorizationException) {
          LOG.warn(
              "Topics cannot be watched, so that the application does not notice one that is made"
                  + " again: application={} error={}",
              application,
              e.getCause().toString());
          goOn();
          return true;
        }
        if (!BrokenDependency.causes(e)) {
          throw e;
        }
        LOG.warn(
            "Application waits for a broken dependency: application={} error={}",
            application,
            e.toString());
      }
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
    return false;
  }

  /**
   * What has happened to the topics since the application was started, as a sentence.
   *
   * @param now ids of all topics that there are
   */
  Optional<String> change(Map<String, String> now) {
    return ready.change(now);
  }

  /** Keeps from being forgotten which topics there were. */
  void refresh() throws InterruptedException, ExecutionException {
    if (System.nanoTime() - refreshedAt > REFRESH_INTERVAL.toNanos()) {
      refreshedAt = System.nanoTime();
      guard.refresh(application);
    }
  }

  private void goOn() {
    if (reason != null) {
      LOG.info("Application goes on: application={}", application);
      reason = null;
    }
  }
}
