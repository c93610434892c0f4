package io.anabranch.devcluster;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of the dev cluster, in a JVM of its own: it can be killed and started again, with the
 * same port and data, as often as a fault test wants.
 */
public final class ClusterService {
  private static final Duration POLL = Duration.ofMillis(25);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ClusterService.class);

  private final ServiceSpec spec;
  private final Duration startTimeout;
  // Kept, not only its handle: a collected Process closes the pipe that keeps the child alive.
  private volatile @Nullable Process process;

  ClusterService(ServiceSpec spec, Duration startTimeout) {
    this.spec = spec;
    this.startTimeout = startTimeout;
  }

  /**
   * Starts the service unless it runs, and waits until it answers.
   *
   * @throws DevClusterException if it ends or does not answer in time
   */
  public void start() {
    launch();
    awaitReady();
  }

  /** Ends the service at once, as kill -9 does, and waits until it is gone. */
  public void kill() {
    process().ifPresent(ProcessHandle::destroyForcibly);
    awaitGone();
  }

  /** Lets the service end in order, kills it if that takes long, and waits until it is gone. */
  public void stop() {
    requestStop();
    awaitGone();
  }

  public boolean isAlive() {
    return process().isPresent();
  }

  /** The child JVM while it is alive. */
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).map(Process::toHandle).filter(ProcessHandle::isAlive);
  }

  synchronized void launch() {
    if (isAlive()) {
      return;
    }
    try {
      process = spec.process().start();
    } catch (IOException e) {
      throw new DevClusterException(
          spec.name() + " could not be started with the JDK in " + System.getProperty("java.home"),
          e);
    }
  }

  void awaitReady() {
    Process started = process;
    long deadline = System.nanoTime() + startTimeout.toNanos();
    while (started != null && System.nanoTime() < deadline) {
      if (spec.ready().getAsBoolean()) {
        return;
      }
      if (endsWithin(started, POLL)) {
        throw failure("ended with exit code " + started.exitValue() + " before it was ready");
      }
    }
    throw failure("was not ready within " + startTimeout.toMillis() + " ms");
  }

  /** Asks for an orderly end. Not through the Process: that would close the pipe as well. */
  void requestStop() {
    process().ifPresent(ProcessHandle::destroy);
  }

  void awaitGone() {
    Optional<ProcessHandle> child = process();
    if (child.isEmpty()) {
      return;
    }
    try {
      child.get().onExit().get(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      child.get().destroyForcibly();
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("{} did not stop within {}, killing it", spec.name(), STOP_TIMEOUT);
      child.get().destroyForcibly();
      child.get().onExit().join();
    }
  }

  private boolean endsWithin(Process child, Duration time) {
    try {
      return child.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DevClusterException("Interrupted while waiting for " + spec.name(), e);
    }
  }

  private DevClusterException failure(String what) {
    String remedy =
        isAlive() || Ports.isFree(spec.port())
            ? ""
            : " Port " + spec.port() + " is in use: stop what uses it, or name another port.";
    return new DevClusterException(
        spec.name() + " " + what + "." + remedy + "\n" + LogTail.of(spec.log()));
  }
}
