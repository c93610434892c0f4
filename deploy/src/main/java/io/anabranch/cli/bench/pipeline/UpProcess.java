package io.anabranch.cli.bench.pipeline;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.control.RunningUp;
import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The command {@code up} in a process of its own, where no other command finds it.
 *
 * @param process whose id is that of the JVM
 * @param runtime folder of its note
 */
record UpProcess(Process process, Path runtime) implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofMinutes(3);
  private static final Duration LONGEST_END = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 20;

  /**
   * Starts it by the launcher, with its settings of the JVM.
   *
   * @throws NotMeasuredException if there is no launcher
   */
  static UpProcess start(Distribution distribution) throws IOException {
    Path launcher =
        distribution.home().resolve(Path.of("..", "..", "bin", "anabranch")).normalize();
    if (!Files.isExecutable(launcher)) {
      throw new NotMeasuredException("there is no launcher at " + launcher);
    }
    Path runtime =
        Files.createTempDirectory(
            "bench-up",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "up", "--demo-data");
    builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
    builder.directory(runtime.toFile());
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new UpProcess(builder.start(), runtime);
  }

  /**
   * Waits until its stages run.
   *
   * @throws OperationException if it ends before, or takes three minutes
   */
  RunningUp awaitRunning() throws InterruptedException {
    Path note = RunningUp.file(Map.of("XDG_RUNTIME_DIR", runtime.toString()));
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (process.isAlive() && System.nanoTime() < deadline) {
      Optional<RunningUp> running = RunningUp.find(note);
      if (running.isPresent()) {
        return running.get();
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new OperationException("'up' does not run: " + process.info());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(runtime.resolve("anabranch"));
      Files.deleteIfExists(runtime);
    } catch (IOException e) {
      // It is in a folder of temporary files.
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
