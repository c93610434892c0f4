package io.anabranch.cli.produce;

import io.anabranch.mapping.FieldPath;
import io.anabranch.mapping.MessageMapping;
import io.anabranch.mapping.Times;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which field of a file is which of a message, as far as the names do not say it. */
final class MappingFlags {

  @Option(
      names = "--text-field",
      paramLabel = "NAME",
      description = "Column or field with the text; short for --map text=NAME.")
  @Nullable String textField;

  @Option(
      names = "--map",
      paramLabel = "FIELD=NAME",
      description = {
        "Column or field that is read for a field of the message, such as createdAt=sent_on, or a",
        "path, such as text=/comment/body. FIELD= alone leaves it out. May be repeated. Fields of",
        "the same name need none, whatever their case; all others become attributes."
      })
  Map<String, String> map = new LinkedHashMap<>();

  @Option(
      names = "--field",
      paramLabel = "NAME=VALUE",
      description = "Field or attribute of messages that do not have it; may be repeated.")
  Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      description = "Short for --field channel=NAME: chat, email, ticket, call, tweet, ...")
  @Nullable String channel;

  @Option(
      names = "--key-field",
      paramLabel = "NAME",
      description = "Column or field whose value is the key of the record.")
  @Nullable String keyField;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Zone of times that do not say theirs, such as Europe/Berlin. Default: UTC.")
  @Nullable String zone;

  @Option(
      names = "--date-format",
      paramLabel = "PATTERN",
      description = "Form of the times, such as dd/MM/uuuu HH:mm; otherwise found out.")
  @Nullable String dateFormat;

  /**
   * What they say.
   *
   * @throws ConfigException that names the option whose value is not allowed
   */
  MessageMapping mapping() {
    Map<String, Optional<FieldPath>> paths = new HashMap<>();
    map.forEach((field, path) -> paths.put(field, path(field + "=" + path, path)));
    if (textField != null) {
      paths.put(MessageMapping.TEXT, path(textField, textField));
    }
    if (keyField != null) {
      paths.put(MessageMapping.KEY, path(keyField, keyField));
    }
    Map<String, String> constants = new LinkedHashMap<>(fields);
    if (channel != null) {
      constants.put("channel", channel);
    }
    try {
      return new MessageMapping(
          paths, constants, new Times(zone(), Optional.ofNullable(dateFormat).map(this::format)));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--map: " + e.getMessage());
    }
  }

  private static Optional<FieldPath> path(String value, String path) {
    try {
      return path.isEmpty() ? Optional.empty() : Optional.of(new FieldPath(path));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--map", value, e.getMessage());
    }
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException e) {
      throw new ConfigException(
          "--zone", zone, "allowed are zones such as Europe/Berlin, UTC or +01:00");
    }
  }

  private DateTimeFormatter format(String pattern) {
    try {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(
          "--date-format", pattern, "allowed are patterns such as dd/MM/uuuu");
    }
  }
}
