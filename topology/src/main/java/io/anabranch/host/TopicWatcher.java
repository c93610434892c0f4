package io.anabranch.host;

import io.anabranch.incarnation.TopicGuard;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics of the applications of a process every two seconds, in a thread of its own: a
 * broker may not answer for long.
 */
final class TopicWatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicWatcher.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);

  private final TopicGuard guard;
  private final Supplier<Collection<HostedApplication>> applications;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "anabranch-topics");
            thread.setDaemon(true);
            return thread;
          });

  /** Begins to look. */
  TopicWatcher(TopicGuard guard, Supplier<Collection<HostedApplication>> applications) {
    this.guard = guard;
    this.applications = applications;
    long millis = INTERVAL.toMillis();
    var unused =
        scheduler.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    Collection<HostedApplication> watched = applications.get();
    if (watched.isEmpty()) {
      return;
    }
    try {
      Map<String, String> ids = guard.topicIds();
      for (HostedApplication application : watched) {
        application.look(ids);
      }
    } catch (ExecutionException | RuntimeException e) {
      LOG.debug("Topics cannot be seen now: error={}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }
}
