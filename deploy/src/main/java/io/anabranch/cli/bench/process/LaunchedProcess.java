package io.anabranch.cli.bench.process;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.context.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command in a process of its own, where no other command finds it.
 *
 * @param process whose id is that of the JVM
 * @param runtime folder of its note, and of what it writes to standard output and error
 */
record LaunchedProcess(Process process, Path runtime) implements AutoCloseable {

  static final String RUNTIME = "XDG_RUNTIME_DIR";

  private static final String OUTPUT = "output";

  private static final Duration LONGEST_END = Duration.ofSeconds(30);

  /**
   * Starts it by the launcher, with its settings of the JVM.
   *
   * @throws NotMeasuredException if there is no launcher
   */
  static LaunchedProcess start(Distribution distribution, List<String> arguments)
      throws IOException {
    Path launcher =
        distribution.home().resolve(Path.of("..", "..", "bin", "anabranch")).normalize();
    if (!Files.isExecutable(launcher)) {
      throw new NotMeasuredException("there is no launcher at " + launcher);
    }
    Path runtime =
        Files.createTempDirectory(
            "bench",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put(RUNTIME, runtime.toString());
    builder.directory(runtime.toFile());
    builder.redirectErrorStream(true).redirectOutput(runtime.resolve(OUTPUT).toFile());
    return new LaunchedProcess(builder.start(), runtime);
  }

  /** What it has written so far. */
  String output() throws IOException {
    return Files.readString(runtime.resolve(OUTPUT));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(runtime.resolve("anabranch"));
      Files.deleteIfExists(runtime.resolve(OUTPUT));
      Files.deleteIfExists(runtime);
    } catch (IOException e) {
      // It is in a folder of temporary files.
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
