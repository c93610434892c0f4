package io.anabranch.cli.bench.process;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.control.RunningUp;
import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code up} with the demo's reference data. */
public final class UpProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 20;

  private final LaunchedProcess launched;

  private UpProcess(LaunchedProcess launched) {
    this.launched = launched;
  }

  /**
   * Starts it; it is not yet running then.
   *
   * @throws NotMeasuredException if there is no launcher
   */
  public static UpProcess start(Distribution distribution) throws IOException {
    return new UpProcess(LaunchedProcess.start(distribution, List.of("up", "--demo-data")));
  }

  /** Process id of its JVM. */
  public long pid() {
    return launched.process().pid();
  }

  /** CPU that its JVM has used. */
  public Duration cpu() {
    return launched.process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /**
   * Waits until its stages run.
   *
   * @throws OperationException if it ends before, or takes three minutes
   */
  public RunningUp awaitRunning() throws InterruptedException {
    Path note = RunningUp.file(Map.of(LaunchedProcess.RUNTIME, launched.runtime().toString()));
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (launched.process().isAlive() && System.nanoTime() < deadline) {
      Optional<RunningUp> running = RunningUp.find(note);
      if (running.isPresent()) {
        return running.get();
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new OperationException("'up' does not run: " + launched.process().info());
  }

  @Override
  public void close() {
    launched.close();
  }
}
