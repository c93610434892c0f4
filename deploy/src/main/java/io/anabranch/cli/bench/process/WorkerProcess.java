package io.anabranch.cli.bench.process;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code work} beside a pipeline. */
public final class WorkerProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;
  private static final String WORKING = "works on ";

  private final LaunchedProcess launched;

  private WorkerProcess(LaunchedProcess launched) {
    this.launched = launched;
  }

  /**
   * Starts it and waits until it has loaded its model.
   *
   * @param from URL of the broker that has the tasks
   * @param settings of the configuration
   * @throws NotMeasuredException if there is no launcher
   * @throws OperationException if it ends before, or takes three minutes
   */
  public static WorkerProcess start(
      Distribution distribution, String stage, String from, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("work", "--stage", stage, "--from", from));
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    WorkerProcess process = new WorkerProcess(LaunchedProcess.start(distribution, arguments));
    try {
      process.awaitWorking();
      return process;
    } catch (IOException | RuntimeException | InterruptedException e) {
      process.close();
      throw e;
    }
  }

  /** Process id of its JVM. */
  public long pid() {
    return launched.process().pid();
  }

  private void awaitWorking() throws InterruptedException, IOException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!launched.output().contains(WORKING)) {
      if (!launched.process().isAlive() || System.nanoTime() > deadline) {
        throw new OperationException("'work' does not work: " + launched.output());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    launched.close();
  }
}
