package io.anabranch.cli.context;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Points in time on the command line. */
public final class Instants {

  private Instants() {}

  /**
   * Reads an ISO 8601 instant or milliseconds of the epoch, with or without the {@code @} that
   * {@code consume --offset} has before them.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Instant parse(String text) {
    String time = text.startsWith("@") ? text.substring(1) : text;
    if (time.matches("\\d{1,15}")) {
      return Instant.ofEpochMilli(Long.parseLong(time));
    }
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "'%s': allowed are 2026-01-31T12:00:00Z and epoch-milliseconds, or @ and one of them"
              .formatted(text),
          e);
    }
  }
}
