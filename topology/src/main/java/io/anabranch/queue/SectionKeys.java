package io.anabranch.queue;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.ConfiguredFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/** The keys of a section of the configuration. Knows which of them nobody has asked for. */
public final class SectionKeys {

  private final String prefix;
  private final Map<String, String> values;
  private final Set<String> known = new TreeSet<>();

  /**
   * @param prefix of the keys in the configuration, for errors
   * @param values by the keys without the prefix
   */
  public SectionKeys(String prefix, Map<String, String> values) {
    this.prefix = prefix;
    this.values = new TreeMap<>(values);
  }

  /** A value, unless it is missing or blank. */
  public Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * A value that must be there.
   *
   * @param meaning what it is, such as "the name of a queue"
   * @throws ConfigException if it is missing
   */
  public String required(String name, String meaning) {
    return text(name)
        .orElseThrow(() -> new ConfigException(prefix + name + ": required: " + meaning));
  }

  /**
   * A whole number.
   *
   * @throws ConfigException if it is none from {@code least} to {@code most}
   */
  public int number(String name, int otherwise, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // As for one that is too large.
    }
    throw new ConfigException(
        prefix + name,
        text.get(),
        "allowed are whole numbers from %d to %d".formatted(least, most));
  }

  /**
   * A flag.
   *
   * @throws ConfigException if it is neither true nor false
   */
  public boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(
            text -> {
              if (!Set.of("true", "false").contains(text)) {
                throw new ConfigException(prefix + name, text, "allowed are true and false");
              }
              return Boolean.valueOf(text);
            })
        .orElse(otherwise);
  }

  /**
   * How to connect to the broker of a URL: with {@code user}, {@code password.file}, {@code
   * truststore.file} and {@code truststore.password.file}.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public BrokerSettings broker(String name) {
    return BrokerSettings.read(
        prefix + name,
        required(name, "the URL of a broker, such as amqps://host/vhost"),
        text("user"),
        file("password.file"),
        file("truststore.file"),
        file("truststore.password.file"));
  }

  private Optional<ConfiguredFile> file(String name) {
    return text(name).map(file -> new ConfiguredFile(prefix + name, Path.of(file)));
  }

  /** The name of a key in the configuration, for errors. */
  public String name(String key) {
    return prefix + key;
  }

  /** What nobody has asked for. */
  public Map<String, String> others() {
    Map<String, String> others = new TreeMap<>(values);
    others.keySet().removeAll(known);
    return others;
  }

  /**
   * To be called when everything has been asked for.
   *
   * @throws ConfigException if there are keys that nobody has asked for
   */
  public void refuseOthers() {
    others().keySet().stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw new ConfigException(
                  "unknown key '%s'; allowed are %s"
                      .formatted(prefix + name, String.join(", ", known)));
            });
  }
}
