package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is not ours, which writes to a file. */
final class ForeignProgram implements AutoCloseable {

  private static final int LIMIT_MINUTES = 3;

  private final String name;
  private final Process process;
  private final Path output;

  private ForeignProgram(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /** Starts it in a folder, and goes on. */
  static ForeignProgram start(Path folder, List<String> command) throws IOException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new ForeignProgram(command.get(0), process, output);
  }

  /** Runs it to its good end, and tells what it has written. */
  static String run(Path folder, List<String> command) throws Exception {
    try (ForeignProgram program = start(folder, command)) {
      boolean ended = program.process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      assertThat(ended).as("%s has ended: %s", program.name, program.output()).isTrue();
      assertThat(program.process.exitValue()).as(program.output()).isZero();
      return program.output().strip();
    }
  }

  /** What it has written so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
