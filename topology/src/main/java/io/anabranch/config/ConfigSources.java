package io.anabranch.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.JacksonYAMLParseException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.config.ConfigException;

/**
 * Collects flat keys such as {@code join.timeout} from where they may be set. Later calls win, so
 * call them in the order of precedence: file, environment, flags.
 */
public final class ConfigSources {

  private static final String ENVIRONMENT_PREFIX = "ANABRANCH_";

  /** Read by the logging configuration, and secrets of endpoints: not for a file or a flag. */
  private static final Set<String> OTHERS =
      Set.of(
          "ANABRANCH_LOG_LEVEL",
          "ANABRANCH_CONTROL_TOKEN",
          "ANABRANCH_NATS_PASSWORD",
          "ANABRANCH_NATS_TOKEN");

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, String> values = new TreeMap<>();

  /**
   * Adds the keys of a YAML file, nested or dotted.
   *
   * @throws ConfigException if the file cannot be read or is not a YAML mapping
   */
  public ConfigSources file(Path path) {
    try {
      return yaml(Files.readString(path), path);
    } catch (IOException e) {
      throw new ConfigException(path + ": cannot be read: " + e);
    }
  }

  /**
   * Adds the keys of YAML text, nested or dotted.
   *
   * @param origin file that it comes from, for errors
   * @throws ConfigException if the text is not a YAML mapping
   */
  public ConfigSources yaml(String text, Path origin) {
    try {
      JsonNode root = YAML.readTree(text);
      if (root.isMissingNode() || root.isNull()) {
        return this;
      }
      if (!root.isObject()) {
        throw new ConfigException(origin + ": expected a mapping of keys to values");
      }
      flatten("", root);
      return this;
    } catch (JsonProcessingException e) {
      throw new ConfigException("%s: not valid YAML: %s".formatted(origin, problem(e)));
    }
  }

  /** Without the lines that a parser of YAML quotes: they may hold a secret. */
  private static String problem(JsonProcessingException error) {
    int line = Optional.ofNullable(error.getLocation()).orElse(JsonLocation.NA).getLineNr();
    return error instanceof JacksonYAMLParseException
        ? "see line " + line
        : "%s in line %d".formatted(error.getOriginalMessage(), line);
  }

  /**
   * Adds variables whose name begins with {@code ANABRANCH_}: {@code _} stands for a dot, {@code
   * __} for a hyphen, so that {@code ANABRANCH_JOIN_TIMEOUT} sets {@code join.timeout}. Variables
   * that name no section are left alone.
   */
  public ConfigSources environment(Map<String, String> environment) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(ENVIRONMENT_PREFIX) && !OTHERS.contains(name)) {
            String key =
                name.substring(ENVIRONMENT_PREFIX.length())
                    .toLowerCase(Locale.ROOT)
                    .replace("__", "-")
                    .replace('_', '.');
            if (key.indexOf('.') > 0) {
              values.put(key, value);
            }
          }
        });
    return this;
  }

  /** Adds keys as they are. */
  public ConfigSources flags(Map<String, String> flags) {
    values.putAll(flags);
    return this;
  }

  /** All keys, with the value that won. */
  public Map<String, String> values() {
    return new LinkedHashMap<>(values);
  }

  private void flatten(String prefix, JsonNode node) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  flatten(
                      prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                      entry.getValue()));
    } else if (node instanceof ArrayNode array) {
      values.put(prefix, join(prefix, array));
    } else if (!node.isNull()) {
      values.put(prefix, node.asText());
    }
  }

  private static String join(String key, ArrayNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(
            element -> {
              if (!element.isValueNode()) {
                throw new ConfigException(key, element, "expected a list of values");
              }
              return element.asText();
            })
        .collect(Collectors.joining(","));
  }
}
