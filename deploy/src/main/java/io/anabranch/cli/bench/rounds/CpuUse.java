package io.anabranch.cli.bench.rounds;

import java.time.Duration;
import java.util.List;

/**
 * CPU that was used between two readings.
 *
 * @param threads Java threads of this process
 * @param process nanoseconds of this process, with those of threads that are none of Java's
 * @param broker nanoseconds of the broker
 * @param registry nanoseconds of the registry
 * @param compiler time in which the JVM has compiled
 */
public record CpuUse(
    List<ThreadTime> threads, long process, long broker, long registry, Duration compiler) {

  /** Nanoseconds of one thread. */
  public record ThreadTime(String name, long nanos) {}

  public CpuUse {
    threads = List.copyOf(threads);
  }

  /** Nanoseconds of everything. */
  public long total() {
    return process + broker + registry;
  }
}
