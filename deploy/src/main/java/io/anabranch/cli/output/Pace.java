package io.anabranch.cli.output;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a sender to a rate, evenly.
 *
 * @param perSecond infinite for as fast as it goes
 */
public record Pace(double perSecond) {

  public static final Pace UNLIMITED = new Pace(Double.POSITIVE_INFINITY);

  private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)(?:/s)?");

  public Pace {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be positive, but is " + perSecond);
    }
  }

  /**
   * Reads {@code 50} or {@code 50/s}.
   *
   * @throws IllegalArgumentException if the text is no positive rate
   */
  public static Pace parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'%s': expected a rate such as 50/s".formatted(text));
    }
    return new Pace(Double.parseDouble(matcher.group(1)));
  }

  /**
   * Waits until a message is due.
   *
   * @param number of the message, from 0
   * @param start {@link System#nanoTime} when the first one was due
   */
  public void await(long number, long start) throws InterruptedException {
    long due = start + (long) (number / perSecond * TimeUnit.SECONDS.toNanos(1));
    long wait = due - System.nanoTime();
    if (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
    }
  }
}
