package io.anabranch.cli.bench;

import io.anabranch.cli.bench.rounds.ApplicationCpu;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a rate of messages asks for, on cores like these.
 *
 * @param perSecond messages
 * @param cores of all machines together, without the brokers'
 * @param brokerCores of the brokers
 * @param threads stream threads of each application, over all its instances
 */
record Sizing(double perSecond, double cores, double brokerCores, Map<String, Integer> threads) {

  /** How busy cores and threads may be for bursts not to queue for long. */
  static final double BUSY = 0.7;

  static Sizing of(double perSecond, ApplicationCpu cpu) {
    Map<String, Integer> threads = new LinkedHashMap<>();
    double applications = 0;
    for (Map.Entry<String, ApplicationCpu.Use> use : cpu.applications().entrySet()) {
      double millis = use.getValue().total();
      applications += millis;
      threads.put(use.getKey(), Math.max(1, (int) Math.ceil(busy(perSecond, millis))));
    }
    return new Sizing(
        perSecond,
        busy(perSecond, applications + cpu.jvm()),
        busy(perSecond, cpu.broker() + cpu.registry()),
        threads);
  }

  /** The least number of partitions: one for each thread of the busiest application. */
  int partitions() {
    return threads.values().stream().mapToInt(Integer::intValue).max().orElse(1);
  }

  private static double busy(double perSecond, double millis) {
    return perSecond * millis / 1_000 / BUSY;
  }
}
