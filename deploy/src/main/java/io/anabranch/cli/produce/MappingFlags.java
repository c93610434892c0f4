package io.anabranch.cli.produce;

import io.anabranch.mapping.FieldExpression;
import io.anabranch.mapping.FieldPath;
import io.anabranch.mapping.MappingKeys;
import io.anabranch.mapping.MessageMapping;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.mapping.Times;
import io.anabranch.mapping.preset.Presets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Mapping of a help desk's export; see 'intake presets'.")
  @Nullable String preset;

  /**
   * What they say.
   *
   * @throws ConfigException that names the option whose value is not allowed
   */
  RecordMapping mapping() {
    RecordMapping base =
        preset == null
            ? RecordMapping.PLAIN
            : MappingKeys.read("", parsed("--preset", preset, Presets::keys), Map.of());
    Map<String, Optional<FieldExpression>> expressions = new HashMap<>();
    map.forEach((field, path) -> expressions.put(field, expression(field + "=" + path, path)));
    if (textField != null) {
      expressions.put(MessageMapping.TEXT, name(textField));
    }
    if (keyField != null) {
      expressions.put(MessageMapping.KEY, name(keyField));
    }
    Map<String, String> constants = new LinkedHashMap<>(fields);
    if (channel != null) {
      constants.put("channel", channel);
    }
    Times times =
        new Times(
            parsed("--zone", zone == null ? "UTC" : zone, MappingKeys::zone),
            Optional.ofNullable(dateFormat)
                .map(pattern -> parsed("--date-format", pattern, MappingKeys::dateFormat)));
    try {
      return new RecordMapping(base.filter(), base.messages().with(expressions, constants, times));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("--map: " + e.getMessage());
    }
  }

  private static Optional<FieldExpression> expression(String value, String expression) {
    return expression.isEmpty()
        ? Optional.empty()
        : Optional.of(parsed("--map", value, unused -> FieldExpression.parse(expression)));
  }

  private static Optional<FieldExpression> name(String name) {
    return Optional.of(parsed("--map", name, value -> FieldExpression.of(new FieldPath(value))));
  }

  private static <T> T parsed(String option, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(option, value, e.getMessage());
    }
  }
}
