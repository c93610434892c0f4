package io.anabranch.cli.bench.latency;

import java.time.Duration;
import java.util.Collection;
import org.HdrHistogram.Histogram;

/** How long messages took, to three digits. */
final class Percentiles {

  private static final int DIGITS = 3;

  private final Histogram micros = new Histogram(DIGITS);

  static Percentiles of(Collection<Duration> times) {
    Percentiles percentiles = new Percentiles();
    times.forEach(percentiles::add);
    return percentiles;
  }

  void add(Duration time) {
    micros.recordValue(Math.max(0, time.toNanos() / 1_000));
  }

  /**
   * The time within which so many were done.
   *
   * @param percent of all, 0 to 100
   * @return milliseconds; 0 if there are none
   */
  double millis(double percent) {
    return micros.getValueAtPercentile(percent) / 1_000.0;
  }
}
