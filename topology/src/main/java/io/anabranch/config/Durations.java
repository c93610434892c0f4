package io.anabranch.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Durations as people write them: {@code 500ms}, {@code 60s}, {@code 7d}, or ISO 8601. */
public final class Durations {

  private static final String EXPECTED =
      "a duration from 1ms to 36500d, such as 500ms, 60s, 5m, 2h, 7d or PT1M";

  static final ConfigDef.Validator VALIDATOR =
      ConfigDef.LambdaValidator.with((name, value) -> parse(name, (String) value), () -> EXPECTED);

  private static final Duration SHORTEST = Duration.ofMillis(1);

  /** Far above any sensible value, and far below where milliseconds overflow. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @param key named in the error
   * @throws ConfigException if the text is no duration from 1 ms to 36500 days
   */
  public static Duration parse(String key, String text) {
    Duration duration;
    Matcher matcher = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
    try {
      duration =
          matcher.matches()
              ? of(Long.parseLong(matcher.group(1)), matcher.group(2))
              : Duration.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw invalid(key, text);
    }
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw invalid(key, text);
    }
    return duration;
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static ConfigException invalid(String key, String text) {
    return new ConfigException(key, text, "expected " + EXPECTED);
  }
}
