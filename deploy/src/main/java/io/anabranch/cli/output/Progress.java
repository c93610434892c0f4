package io.anabranch.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says on standard error how far a long command is, every five seconds. */
public final class Progress {

  private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

  private final PrintWriter err;
  private final String unit;
  private final long start = System.nanoTime();
  private long reported = start;

  public Progress(PrintWriter err) {
    this(err, "messages");
  }

  /**
   * Counts something else than messages.
   *
   * @param unit in the plural
   */
  public Progress(PrintWriter err, String unit) {
    this.err = err;
    this.unit = unit;
  }

  /** {@link System#nanoTime} at the beginning. */
  public long start() {
    return start;
  }

  /** Notes that so many messages are done, and says so when it is time. */
  public void update(long count) {
    long now = System.nanoTime();
    if (now - reported >= INTERVAL) {
      reported = now;
      err.println(text(count));
    }
  }

  /** Count and rate so far. */
  public String text(long count) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return String.format(Locale.ROOT, "%,d %s, %,.0f/s", count, unit, count / seconds);
  }
}
