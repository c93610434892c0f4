package io.anabranch.intake;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.mapping.MappingKeys;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.mapping.preset.Presets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A topic of others, and what becomes of its records.
 *
 * @param name that the configuration gives it
 * @param topic its own
 * @param format of the values
 * @param isFromStart whether it is read from its start, or from its end, where the intake has not
 *     read it before
 */
public record ForeignTopic(
    String name, String topic, RecordFormat format, boolean isFromStart, RecordMapping mapping) {

  /** Begins the keys of all of them. */
  public static final String SECTION = "intake.";

  private static final String TOPIC = "topic";
  private static final String FORMAT = "format";
  private static final String START = "start";
  private static final String PRESET = "preset";
  private static final String MAIL = "mail";

  /**
   * All that are configured, in the order of their names.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static List<ForeignTopic> all(AnabranchConfig config) {
    List<ForeignTopic> all = new ArrayList<>();
    Set<String> topics = new HashSet<>();
    config
        .intake()
        .forEach(
            (name, keys) -> {
              ForeignTopic topic = of(name, keys);
              if (topic.topic().startsWith(config.topics().prefix())
                  && !config.topics().prefix().isEmpty()) {
                throw new ConfigException(
                    SECTION + name + "." + TOPIC,
                    topic.topic(),
                    "topics that begin with topics.prefix, '%s', are the pipeline's own"
                        .formatted(config.topics().prefix()));
              }
              if (!topics.add(topic.topic())) {
                throw new ConfigException(
                    SECTION + name + "." + TOPIC,
                    topic.topic(),
                    "another intake reads it; one topic has one mapping");
              }
              all.add(topic);
            });
    return List.copyOf(all);
  }

  /**
   * One of them.
   *
   * @param keys without {@code intake.NAME.}
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static ForeignTopic of(String name, Map<String, String> keys) {
    String prefix = SECTION + name + ".";
    Map<String, String> mapping = new HashMap<>(keys);
    Optional<String> preset = value(mapping.remove(PRESET));
    Optional<String> topic = value(mapping.remove(TOPIC));
    RecordFormat format =
        value(mapping.remove(FORMAT))
            .map(value -> parsed(prefix + FORMAT, value, RecordFormat::of))
            .orElse(preset.equals(Optional.of(MAIL)) ? RecordFormat.MAIL : RecordFormat.DETECT);
    boolean isFromStart =
        value(mapping.remove(START))
            .map(value -> parsed(prefix + START, value, ForeignTopic::isFromStart))
            .orElse(true);
    Map<String, String> base =
        preset.map(value -> parsed(prefix + PRESET, value, Presets::keys)).orElse(Map.of());
    return new ForeignTopic(
        name,
        topic
            .filter(value -> value.matches("[a-zA-Z0-9._-]{1,249}"))
            .orElseThrow(
                () ->
                    new ConfigException(
                        prefix + TOPIC, topic.orElse(null), "required: the name of a topic")),
        format,
        isFromStart,
        MappingKeys.read(prefix, base, mapping));
  }

  private static boolean isFromStart(String value) {
    return switch (value.strip()) {
      case "earliest" -> true;
      case "latest" -> false;
      default -> throw new IllegalArgumentException("allowed are earliest and latest");
    };
  }

  private static <T> T parsed(String key, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(key, value, e.getMessage());
    }
  }

  private static Optional<String> value(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }
}
