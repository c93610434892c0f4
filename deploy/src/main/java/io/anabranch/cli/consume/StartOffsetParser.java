package io.anabranch.cli.consume;

import io.anabranch.cli.context.Instants;
import io.anabranch.client.StartOffset;

/** Where reading begins, on the command line. */
public final class StartOffsetParser {

  private StartOffsetParser() {}

  /**
   * Reads {@code start}, {@code end}, {@code N}, {@code -N}, or {@code @} with an ISO 8601 instant
   * or the milliseconds of the epoch.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  public static StartOffset parse(String text) {
    if (text.equals("start")) {
      return new StartOffset.Start();
    }
    if (text.equals("end")) {
      return new StartOffset.End();
    }
    if (text.matches("\\d{1,18}")) {
      return new StartOffset.At(Long.parseLong(text));
    }
    if (text.matches("-\\d{1,18}")) {
      return new StartOffset.Last(Long.parseLong(text.substring(1)));
    }
    try {
      return new StartOffset.Since(Instants.parse(text.startsWith("@") ? text.substring(1) : ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s': allowed are start, end, N, -N, @2026-01-31T12:00:00Z and @epoch-milliseconds"
              .formatted(text),
          e);
    }
  }
}
