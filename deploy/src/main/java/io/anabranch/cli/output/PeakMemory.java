package io.anabranch.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Peak resident memory of a process, native memory of models included. */
public final class PeakMemory {

  private static final Path PROCESSES = Path.of("/proc");

  private PeakMemory() {}

  /** Megabytes (2^20 bytes), where the operating system tells: Linux, as VmHWM. */
  public static OptionalLong megabytes() {
    return megabytes("self");
  }

  /** The same of another process. */
  public static OptionalLong megabytes(long pid) {
    return megabytes(Long.toString(pid));
  }

  private static OptionalLong megabytes(String process) {
    Path status = PROCESSES.resolve(process).resolve("status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
