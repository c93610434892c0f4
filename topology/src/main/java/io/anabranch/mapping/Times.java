package io.anabranch.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads times as exports and programs write them. One that could be two is refused: {@code
 * 03/04/2026} is a day in March or in April.
 *
 * @param zone of times that do not say theirs
 * @param format to be tried first
 */
public record Times(ZoneId zone, Optional<DateTimeFormatter> format) {

  private static final String EXPECTED =
      "expected a time such as 2026-01-31T12:00:00Z, or seconds, milliseconds, microseconds or"
          + " nanoseconds of the epoch";

  /** Digits of seconds since the epoch between the years 2001 and 2286. */
  private static final int SECONDS_DIGITS = 10;

  private static final List<DateTimeFormatter> FORMATS =
      Stream.of(
              "uuuu-MM-dd['T'][' ']HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS][' '][XXX][XX][X][zzz]",
              "uuuu/MM/dd HH:mm[:ss][' '][XXX][XX][X][zzz]",
              "d.M.uuuu[','] HH:mm[:ss]",
              "[EEE, ]d MMM uuuu HH:mm[:ss] [XX][XXX][zzz]",
              "EEE MMM dd HH:mm:ss XX uuuu",
              "uuuu-MM-dd",
              "d.M.uuuu")
          .map(Times::formatter)
          .toList();

  /** In UTC, without a format. */
  public static final Times UTC = new Times(ZoneId.of("UTC"), Optional.empty());

  /**
   * Reads one.
   *
   * @throws UnmappableException if it is of no known form
   */
  Instant parse(JsonNode value) throws UnmappableException {
    if (value instanceof POJONode pojo && pojo.getPojo() instanceof UnknownUnit unit) {
      throw new UnmappableException(
          "the logical type '%s' is not known".formatted(unit.logicalType()));
    }
    return parse(value.asText());
  }

  /**
   * Reads one.
   *
   * @throws UnmappableException if it is of no known form
   */
  public Instant parse(String text) throws UnmappableException {
    String time = text.strip();
    if (format.isEmpty() && time.matches("\\d+(\\.\\d+)?")) {
      return ofNumber(time);
    }
    for (DateTimeFormatter each : Stream.concat(format.stream(), FORMATS.stream()).toList()) {
      try {
        return instant(
            each.parseBest(
                time,
                ZonedDateTime::from,
                OffsetDateTime::from,
                LocalDateTime::from,
                LocalDate::from));
      } catch (DateTimeException e) {
        // The next one may fit.
      }
    }
    throw new UnmappableException(
        time.matches("\\d{1,4}/\\d{1,2}/\\d{1,4}.*")
            ? "the day could be the month; --date-format tells, such as dd/MM/uuuu HH:mm"
            : EXPECTED);
  }

  private Instant instant(TemporalAccessor parsed) {
    if (parsed instanceof LocalDateTime local) {
      return local.atZone(zone).toInstant();
    }
    return parsed instanceof LocalDate date
        ? date.atStartOfDay(zone).toInstant()
        : Instant.from(parsed);
  }

  /** Its unit shows in how many digits it has. */
  private static Instant ofNumber(String number) throws UnmappableException {
    String whole = number.replaceFirst("\\..*", "");
    int more = whole.length() - SECONDS_DIGITS;
    boolean hasFraction = whole.length() < number.length();
    if ((more == 0 || more == -1) && hasFraction) {
      return Instant.ofEpochMilli(Math.round(Double.parseDouble(number) * 1_000));
    }
    long value = more <= 9 ? Long.parseLong(whole) : 0;
    return switch (hasFraction ? 1 : more) {
      case -1, 0 -> Instant.ofEpochSecond(value);
      case 2, 3 -> Instant.ofEpochMilli(value);
      case 5, 6 -> Instant.ofEpochSecond(value / 1_000_000, value % 1_000_000 * 1_000);
      case 8, 9 -> Instant.ofEpochSecond(value / 1_000_000_000, value % 1_000_000_000);
      default -> throw new UnmappableException(EXPECTED);
    };
  }

  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH);
  }
}
