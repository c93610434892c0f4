package io.anabranch.cli.demo;

import io.anabranch.cli.output.PeakMemory;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * What came of a demo.
 *
 * @param in messages sent
 * @param complete messages whose newest enriched record is complete
 * @param partial messages whose newest enriched record is partial
 * @param failedStages complete messages in which a stage failed
 * @param deadLetters records in the dead-letter topic
 * @param latencies milliseconds from the input record to the first complete one
 * @param elapsed from the first message sent to the last complete
 */
record DemoSummary(
    int in,
    int complete,
    int partial,
    int failedStages,
    long deadLetters,
    List<Long> latencies,
    Duration elapsed) {

  DemoSummary {
    latencies = List.copyOf(latencies);
  }

  boolean allComplete() {
    return complete == in;
  }

  /**
   * Prints it, and what to type next.
   *
   * @param untilFirst from the start of the command to the first enriched message
   */
  void print(PrintWriter out, Duration untilFirst) {
    out.printf(
        Locale.ROOT,
        "in %d   complete %d   partial %d   missing %d   with a failed stage %d   dead letters %d%n",
        in,
        complete,
        partial,
        in - complete - partial,
        failedStages,
        deadLetters);
    out.printf(
        Locale.ROOT,
        "%.1f messages/s   p50 %d ms   p99 %d ms   first enriched after %.1f s%s%n",
        complete / Math.max(0.001, elapsed.toMillis() / 1000.0),
        percentile(50),
        percentile(99),
        untilFirst.toMillis() / 1000.0,
        memory());
    out.println();
    out.println("Next:");
    out.println("  anabranch up");
    out.println("  anabranch produce --wait \"Your own text\"");
  }

  private static String memory() {
    OptionalLong peak = PeakMemory.megabytes();
    return peak.isPresent() ? "   peak RSS " + peak.getAsLong() + " MB" : "";
  }

  private long percentile(int percent) {
    List<Long> sorted = latencies.stream().sorted().toList();
    return sorted.isEmpty()
        ? 0
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
