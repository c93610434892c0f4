package io.anabranch.cli.intake;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.intake.ForeignTopic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which topic, and keys of its intake beside those of the configuration. */
final class ForeignTopicOptions {

  @Parameters(
      index = "0",
      paramLabel = "TOPIC",
      description = "A topic, or the NAME of intake.NAME in the configuration.")
  String topic = "";

  @Option(names = "--preset", paramLabel = "NAME", description = "Short for --map preset=NAME.")
  @Nullable String preset;

  @Option(
      names = "--map",
      paramLabel = "KEY=VALUE",
      description = {
        "Key of the intake, as under intake.NAME in the configuration, such as",
        "text=/comment/body or format=text; may be repeated."
      })
  Map<String, String> map = new LinkedHashMap<>();

  /**
   * The topic with its mapping.
   *
   * @throws org.apache.kafka.common.config.ConfigException if a key or a value is wrong
   */
  ForeignTopic choose(AnabranchConfig config) {
    String name = name(config);
    Map<String, String> keys = new HashMap<>(config.intake().getOrDefault(name, Map.of()));
    keys.putIfAbsent("topic", topic);
    keys.putAll(map);
    if (preset != null) {
      keys.put("preset", preset);
    }
    return ForeignTopic.of(name, keys);
  }

  private String name(AnabranchConfig config) {
    return config.intake().entrySet().stream()
        .filter(
            intake -> intake.getKey().equals(topic) || topic.equals(intake.getValue().get("topic")))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("NAME");
  }
}
