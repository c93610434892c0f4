package io.anabranch.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says on standard error how far a long command is, every five seconds. */
final class Progress {

  private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final long start = System.nanoTime();
  private long reported = start;

  Progress(PrintWriter err) {
    this.err = err;
  }

  /** {@link System#nanoTime} at the beginning. */
  long start() {
    return start;
  }

  /** Notes that so many messages are done, and says so when it is time. */
  void update(long count) {
    long now = System.nanoTime();
    if (now - reported >= INTERVAL) {
      reported = now;
      err.println(text(count));
    }
  }

  /** Count and rate so far. */
  String text(long count) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(Locale.ROOT, "%,d messages, %,.0f/s", count, count / seconds);
  }
}
