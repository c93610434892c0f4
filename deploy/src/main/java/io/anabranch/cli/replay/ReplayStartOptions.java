package io.anabranch.cli.replay;

import io.anabranch.replay.ReplayStart;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a replay begins: one of the choices of Kafka's reset tool. */
public final class ReplayStartOptions {

  @Option(
      names = "--from-earliest",
      required = true,
      description = "From the first record that the topic still holds.")
  boolean earliest;

  @Option(
      names = "--from-datetime",
      required = true,
      paramLabel = "TIME",
      description =
          "From the first record since then: YYYY-MM-DDTHH:mm:SS.sss, UTC or with offset.")
  @Nullable String datetime;

  @Option(
      names = "--by-duration",
      required = true,
      paramLabel = "DURATION",
      description = "From the first record since so long before now, such as P7D or PT2H.")
  @Nullable Duration duration;

  @Option(
      names = "--from-offset",
      required = true,
      paramLabel = "N",
      description = "From this offset of each partition.")
  @Nullable Long offset;

  /**
   * The one that was given.
   *
   * @throws ConfigException if its value is wrong
   */
  public ReplayStart choose(Clock clock) {
    if (datetime != null) {
      return new ReplayStart.Since(time(datetime));
    }
    if (duration != null) {
      return new ReplayStart.Since(clock.instant().minus(duration));
    }
    if (offset != null) {
      if (offset < 0) {
        throw new ConfigException("--from-offset", offset, "allowed are 0 and above");
      }
      return new ReplayStart.At(offset);
    }
    return new ReplayStart.Earliest();
  }

  /** As they were given, for another command line. */
  public String commandLine() {
    if (datetime != null) {
      return "--from-datetime " + datetime;
    }
    if (duration != null) {
      return "--by-duration " + duration;
    }
    return offset != null ? "--from-offset " + offset : "--from-earliest";
  }

  private static Instant time(String text) {
    try {
      return text.matches(".*T.*(Z|[+-]\\d{2}:?\\d{2})")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "--from-datetime", text, "expected a time such as 2026-01-31T12:00:00Z");
    }
  }
}
