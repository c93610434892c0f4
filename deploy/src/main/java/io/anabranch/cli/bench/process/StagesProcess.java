package io.anabranch.cli.bench.process;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code run all} beside a pipeline, with whose applications it shares their work. */
public final class StagesProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final long POLL_MILLIS = 200;
  private static final String RUNNING = "running: ";

  private final LaunchedProcess launched;

  private StagesProcess(LaunchedProcess launched) {
    this.launched = launched;
  }

  /**
   * Starts it and waits until it has its share of every application.
   *
   * @param settings of the configuration beside the addresses of the cluster
   * @throws NotMeasuredException if there is no launcher
   * @throws OperationException if it ends before, or takes three minutes
   */
  public static StagesProcess start(
      Distribution distribution, LocalPipeline local, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("run", "--stages", "all"));
    set(arguments, "kafka.bootstrap.servers", local.cluster().bootstrapServers());
    set(arguments, "schema.registry.url", local.cluster().schemaRegistryUrl());
    set(arguments, "state.directory", local.cluster().folder("state-2").toString());
    settings.forEach((key, value) -> set(arguments, key, value));
    StagesProcess process = new StagesProcess(LaunchedProcess.start(distribution, arguments));
    try {
      process.awaitRunning();
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

  private static void set(List<String> arguments, String key, String value) {
    arguments.addAll(List.of("--set", key + "=" + value));
  }

  /** {@code run} says so when every application has its share and has restored its state. */
  private void awaitRunning() throws InterruptedException, IOException {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!launched.output().contains(RUNNING)) {
      if (!launched.process().isAlive() || System.nanoTime() > deadline) {
        throw new OperationException("'run' does not run: " + launched.process().info());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  @Override
  public void close() {
    launched.close();
  }
}
