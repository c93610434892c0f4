package io.anabranch.intake;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.TopicsConfig;
import io.anabranch.mapping.MappingKeys;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.mapping.preset.Presets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * A topic of others, and what becomes of its records.
 *
 * @param name that the configuration gives it
 * @param topic its own
 * @param format of the values
 * @param isBridged whether a bridge fills it from another broker, and it is the pipeline's own
 * @param isFromStart whether it is read from its start, or from its end, where the intake has not
 *     read it before
 */
public record ForeignTopic(
    String name,
    String topic,
    boolean isBridged,
    RecordFormat format,
    boolean isFromStart,
    RecordMapping mapping) {

  /** Begins the keys of all of them. */
  public static final String SECTION = "intake.";

  private static final String TOPIC = "topic";
  private static final String BRIDGE = "bridge";
  private static final String FROM = "from";
  private static final String FORMAT = "format";
  private static final String START = "start";
  private static final String PRESET = "preset";
  private static final String MAIL = "mail";

  /**
   * All that are configured, in the order of their names. A bridge from another broker that no
   * intake names has one of its own name, whose values are read by the names of messages.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static List<ForeignTopic> all(AnabranchConfig config) {
    Map<String, ForeignTopic> all = new TreeMap<>();
    Set<String> topics = new HashSet<>();
    config
        .intake()
        .forEach(
            (name, keys) -> {
              ForeignTopic topic =
                  keys.containsKey(BRIDGE) ? bridged(config, name, keys) : own(config, name, keys);
              if (!topics.add(topic.topic())) {
                throw new ConfigException(
                    SECTION + name + "." + (topic.isBridged() ? BRIDGE : TOPIC),
                    topic.topic(),
                    "another intake reads it; one topic has one mapping");
              }
              all.put(name, topic);
            });
    inbound(config)
        .filter(bridge -> topics.add(bridgedTopic(config.topics(), bridge)))
        .forEach(
            bridge -> {
              if (all.containsKey(bridge)) {
                throw new ConfigException(
                    SECTION + bridge + "." + TOPIC,
                    all.get(bridge).topic(),
                    "the bridge of this name needs an intake: give one intake.NAME.bridge="
                        + bridge);
              }
              all.put(bridge, bridged(config, bridge, Map.of(BRIDGE, bridge)));
            });
    return List.copyOf(all.values());
  }

  /** Name of the topic that a bridge fills. */
  public static String bridgedTopic(TopicsConfig topics, String bridge) {
    return topics.prefix() + "bridged." + bridge;
  }

  /** Names of the bridges from other brokers. */
  private static Stream<String> inbound(AnabranchConfig config) {
    return config.bridges().entrySet().stream()
        .filter(bridge -> bridge.getValue().containsKey(FROM))
        .map(Map.Entry::getKey);
  }

  private static ForeignTopic own(AnabranchConfig config, String name, Map<String, String> keys) {
    ForeignTopic topic = of(name, keys);
    String prefix = config.topics().prefix();
    if (topic.topic().startsWith(prefix) && !prefix.isEmpty()) {
      throw new ConfigException(
          SECTION + name + "." + TOPIC,
          topic.topic(),
          "topics that begin with topics.prefix, '%s', are the pipeline's own".formatted(prefix));
    }
    return topic;
  }

  private static ForeignTopic bridged(
      AnabranchConfig config, String name, Map<String, String> keys) {
    Map<String, String> others = new HashMap<>(keys);
    String bridge = String.valueOf(others.remove(BRIDGE)).strip();
    if (inbound(config).noneMatch(bridge::equals)) {
      throw new ConfigException(
          SECTION + name + "." + BRIDGE, bridge, "no bridge of this name has a 'from'");
    }
    if (others.put(TOPIC, bridgedTopic(config.topics(), bridge)) != null) {
      throw new ConfigException(SECTION + name + ": it has a topic or a bridge, but not both");
    }
    ForeignTopic topic = of(name, others);
    return new ForeignTopic(
        name, topic.topic(), true, topic.format(), topic.isFromStart(), topic.mapping());
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
        false,
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
