package io.anabranch.host;

import io.anabranch.topology.dependency.Backoff;
import io.anabranch.topology.dependency.BrokenDependency;
import java.io.UncheckedIOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the model of an application. While it is missing or cannot be read, tries again after waits
 * that grow, so that the application starts by itself when the model is there.
 *
 * @param <T> what has been loaded
 */
final class ModelLoad<T> {

  private static final Logger LOG = LoggerFactory.getLogger(ModelLoad.class);

  private final String application;
  private final Supplier<T> load;
  private final Consumer<T> ready;
  private final Consumer<RuntimeException> failed;
  private final ScheduledExecutorService scheduler;
  private final Backoff backoff = new Backoff();
  private volatile boolean isWaiting;
  private volatile boolean isCancelled;

  /**
   * Prepares.
   *
   * @param load throws an {@link UncheckedIOException} while the model is missing
   * @param ready takes what has been loaded, once
   * @param failed told if a later attempt ends in another error
   * @param scheduler of later attempts, which run in threads of their own
   */
  ModelLoad(
      String application,
      Supplier<T> load,
      Consumer<T> ready,
      Consumer<RuntimeException> failed,
      ScheduledExecutorService scheduler) {
    this.application = application;
    this.load = load;
    this.ready = ready;
    this.failed = failed;
    this.scheduler = scheduler;
  }

  /**
   * Tries at once.
   *
   * @return whether it worked; if not, it is tried again
   * @throws RuntimeException for any other error, such as a bad configuration
   */
  boolean begin() {
    T loaded;
    try {
      loaded = load.get();
    } catch (RuntimeException e) {
      if (!isMissing(e)) {
        throw e;
      }
      hold(e);
      return false;
    } catch (Error e) {
      throw new IllegalStateException("'%s' cannot be loaded: %s".formatted(application, e), e);
    }
    isWaiting = false;
    ready.accept(loaded);
    return true;
  }

  /** Whether the model is missing. */
  boolean isWaiting() {
    return isWaiting && !isCancelled;
  }

  /** Ends the attempts. What is being loaded meanwhile is delivered all the same. */
  void cancel() {
    isCancelled = true;
  }

  private static boolean isMissing(RuntimeException error) {
    return error instanceof UncheckedIOException || BrokenDependency.causes(error);
  }

  private void hold(RuntimeException error) {
    isWaiting = true;
    long wait = backoff.next().toMillis();
    LOG.warn(
        "Application holds, because its model cannot be loaded: application={} retryMs={} error={}",
        application,
        wait,
        error.getMessage());
    var unused = scheduler.schedule(this::startRetry, wait, TimeUnit.MILLISECONDS);
  }

  private void startRetry() {
    Thread thread = new Thread(this::retry, "anabranch-load-" + application);
    thread.setDaemon(true);
    thread.start();
  }

  private void retry() {
    if (isCancelled) {
      return;
    }
    try {
      begin();
    } catch (RuntimeException e) {
      if (!isCancelled) {
        cancel();
        failed.accept(e);
      }
    }
  }
}
