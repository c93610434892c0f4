package io.anabranch.cli.bench.rounds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * CPU of the JVM's compiler threads, which are none of Java's: where the operating system tells,
 * Linux, and to a hundredth of a second. Threads that have ended since do not count.
 */
public final class CompilerCpu {

  private static final Path TASKS = Path.of("/proc/self/task");
  private static final long NANOS_OF_TICK = 10_000_000;

  /** The JVM names them "C1 CompilerThread0" and the like, of which Linux keeps 15 letters. */
  private static final List<String> NAMES = List.of("C1 CompilerThre", "C2 CompilerThre");

  private CompilerCpu() {}

  /** Nanoseconds since the JVM started; 0 where nobody tells. */
  public static long nanos() {
    if (!Files.isDirectory(TASKS)) {
      return 0;
    }
    long nanos = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        nanos += ofCompiler(task);
      }
    } catch (IOException e) {
      return 0;
    }
    return nanos;
  }

  private static long ofCompiler(Path task) {
    try {
      return nanos(Files.readString(task.resolve("stat")));
    } catch (IOException ended) {
      return 0;
    }
  }

  /**
   * Of one line as {@code proc(5)} describes it: the name in brackets, and 11 fields after it the
   * ticks in user mode and in the kernel.
   */
  static long nanos(String stat) {
    int end = stat.lastIndexOf(')');
    String name = stat.substring(stat.indexOf('(') + 1, end);
    if (!NAMES.contains(name)) {
      return 0;
    }
    String[] fields = stat.substring(end + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * NANOS_OF_TICK;
  }
}
