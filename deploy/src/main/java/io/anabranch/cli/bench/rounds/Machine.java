package io.anabranch.cli.bench.rounds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a benchmark was run.
 *
 * @param cores that the JVM may use
 * @param memory in gigabytes
 * @param processor its name, where the operating system tells
 * @param java version of the JVM
 */
public record Machine(int cores, long memory, String processor, String java) {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  public static Machine here() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        Math.round(bytes / 1e9),
        nameOfProcessor(),
        Runtime.version().toString());
  }

  private static String nameOfProcessor() {
    if (!Files.isReadable(PROCESSORS)) {
      return System.getProperty("os.arch", "unknown");
    }
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  public void addTo(ObjectNode node) {
    node.put("cores", cores)
        .put("memoryGigabytes", memory)
        .put("processor", processor)
        .put("java", java);
  }

  @Override
  public String toString() {
    return "%d cores of %s, %d GB, Java %s".formatted(cores, processor, memory, java);
  }
}
