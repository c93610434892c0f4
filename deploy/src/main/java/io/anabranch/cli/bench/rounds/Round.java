package io.anabranch.cli.bench.rounds;

import java.time.Duration;

/**
 * One measurement.
 *
 * @param messages that were processed
 * @param elapsed from the first message to the last answer
 * @param cpu used meanwhile
 */
public record Round(int messages, Duration elapsed, CpuUse cpu) {

  public double perSecond() {
    return messages / (elapsed.toNanos() / 1e9);
  }

  /** Milliseconds of CPU for each message. */
  public double cpuMillis() {
    return cpu.total() / 1e6 / messages;
  }

  /** Time in which the JVM has compiled, to that of the round; over 1 where several threads do. */
  public double compiling() {
    return (double) cpu.compiler().toMillis() / Math.max(1, elapsed.toMillis());
  }
}
