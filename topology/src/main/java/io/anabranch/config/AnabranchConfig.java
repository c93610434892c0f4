package io.anabranch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * The whole configuration, validated.
 *
 * @param textLimit longest text, in UTF-16 code units
 * @param inferenceLimit longest time that a model may take for one message
 * @param stages what is configured of stages, by name; a stage that is not named has its defaults
 * @param intake keys of each topic of others that is read, by the name that is given to it
 * @param gateway keys of the gateway
 * @param bridges keys of each bridge to another broker, by the name that is given to it
 * @param kafka standard Kafka properties, without our prefix
 * @param registry standard Confluent properties of serde and registry client
 */
public record AnabranchConfig(
    TopicsConfig topics,
    int textLimit,
    Duration inferenceLimit,
    int batchSize,
    JoinConfig join,
    Optional<Path> models,
    Optional<Path> state,
    SerdeClasses serde,
    ControlConfig control,
    Map<String, StageConfig> stages,
    Map<String, Map<String, String>> intake,
    Map<String, String> gateway,
    Map<String, Map<String, String>> bridges,
    Map<String, String> kafka,
    Map<String, String> registry) {

  private static final String STAGES = "stages.";
  private static final String INTAKE = "intake.";
  private static final String GATEWAY = "gateway.";
  private static final String BRIDGES = "bridges.";
  private static final String KAFKA = "kafka.";
  private static final String REGISTRY = "schema.registry.";

  /**
   * Topics that are created.
   *
   * @param prefix begins the name of every topic and application.id
   * @param partitions number of partitions
   * @param replication replication factor, or -1
   * @param retention of messages and results
   */
  public record TopicsConfig(String prefix, int partitions, short replication, Duration retention) {
    public TopicsConfig {
      if (replication == 0) {
        throw new ConfigException(
            ConfigKeys.TOPICS_REPLICATION, 0, "allowed are -1 and numbers from 1");
      }
    }
  }

  /**
   * The join.
   *
   * @param timeout without an answer of a stage, after which a record goes out PARTIAL
   * @param longestWait after which it does even if the stages do answer, if ever
   * @param retention how long a message's results are kept
   * @param expects stages that make a record complete; empty for all
   * @param include stages whose results the enriched record has whole
   */
  public record JoinConfig(
      Duration timeout,
      Optional<Duration> longestWait,
      Duration retention,
      Set<String> expects,
      Set<String> include) {
    public JoinConfig {
      longestWait.ifPresent(
          wait -> {
            if (wait.compareTo(timeout) < 0 || wait.compareTo(retention) > 0) {
              throw new ConfigException(
                  ConfigKeys.JOIN_LONGEST_WAIT,
                  wait,
                  "must be from join.timeout, " + timeout + ", to join.retention, " + retention);
            }
          });
      if (retention.compareTo(timeout) < 0) {
        throw new ConfigException(
            ConfigKeys.JOIN_RETENTION, retention, "must be at least join.timeout, " + timeout);
      }
    }
  }

  /** Class names of the Avro serializer and deserializer. */
  public record SerdeClasses(String serializer, String deserializer) {}

  /**
   * The control endpoint.
   *
   * @param host address that it listens on
   * @param port 0 for a free one
   * @param tokenFile whose content is the token; otherwise each process makes one
   */
  public record ControlConfig(String host, int port, Optional<Path> tokenFile) {}

  /**
   * One stage.
   *
   * @param enabled whether it exists at all
   * @param implementation its name, if chosen
   * @param threads stream threads of each instance, if chosen
   * @param options all other keys, for the processor
   */
  public record StageConfig(
      boolean enabled,
      Optional<String> implementation,
      Optional<Integer> threads,
      Map<String, String> options) {
    public static final StageConfig DEFAULT =
        new StageConfig(true, Optional.empty(), Optional.empty(), Map.of());
  }

  /**
   * Reads flat keys.
   *
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static AnabranchConfig from(Map<String, String> values) {
    Map<String, String> own = new TreeMap<>();
    Map<String, String> kafka = new TreeMap<>();
    Map<String, String> registry = new TreeMap<>();
    Map<String, Map<String, String>> stages = new TreeMap<>();
    Map<String, Map<String, String>> intake = new TreeMap<>();
    Map<String, String> gateway = new TreeMap<>();
    Map<String, Map<String, String>> bridges = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(KAFKA)) {
            kafka.put(key.substring(KAFKA.length()), value);
          } else if (key.startsWith(REGISTRY)) {
            registry.put(key, value);
            registry.put(key.substring(REGISTRY.length()), value);
          } else if (key.startsWith(STAGES)) {
            put(
                stages,
                STAGES,
                key,
                value,
                "expected stages.NAME.enabled, .implementation or an option of the stage");
          } else if (key.startsWith(GATEWAY)) {
            gateway.put(key, value);
          } else if (key.startsWith(INTAKE)) {
            put(intake, INTAKE, key, value, "expected intake.NAME.topic, .text, .format, ...");
          } else if (key.startsWith(BRIDGES)) {
            put(bridges, BRIDGES, key, value, "expected bridges.NAME.from, .to, .queue, ...");
          } else if (ConfigKeys.DEFINITION.names().contains(key)) {
            own.put(key, value);
          } else {
            throw new ConfigException(
                "unknown key '"
                    + key
                    + "'; allowed are bridges.NAME.*, gateway.*, intake.NAME.*, kafka.*, schema.registry.*, stages.NAME.* and "
                    + String.join(", ", new TreeSet<>(ConfigKeys.DEFINITION.names())));
          }
        });
    AbstractConfig parsed = new AbstractConfig(ConfigKeys.DEFINITION, own, false);
    return new AnabranchConfig(
        new TopicsConfig(
            parsed.getString(ConfigKeys.TOPICS_PREFIX),
            parsed.getInt(ConfigKeys.TOPICS_PARTITIONS),
            parsed.getShort(ConfigKeys.TOPICS_REPLICATION),
            duration(parsed, ConfigKeys.TOPICS_RETENTION)),
        parsed.getInt(ConfigKeys.LIMITS_TEXT),
        duration(parsed, ConfigKeys.LIMITS_INFERENCE),
        parsed.getInt(ConfigKeys.BATCH_SIZE),
        join(parsed),
        path(parsed, ConfigKeys.MODELS_DIRECTORY),
        path(parsed, ConfigKeys.STATE_DIRECTORY),
        new SerdeClasses(
            parsed.getString(ConfigKeys.SERDE_SERIALIZER),
            parsed.getString(ConfigKeys.SERDE_DESERIALIZER)),
        new ControlConfig(
            parsed.getString(ConfigKeys.CONTROL_HOST),
            parsed.getInt(ConfigKeys.CONTROL_PORT),
            path(parsed, ConfigKeys.CONTROL_TOKEN_FILE)),
        stages(stages),
        intake,
        gateway,
        bridges,
        kafka,
        registry);
  }

  /** This configuration with another folder of state stores. */
  public AnabranchConfig withState(Path folder) {
    return new AnabranchConfig(
        topics,
        textLimit,
        inferenceLimit,
        batchSize,
        join,
        models,
        Optional.of(folder),
        serde,
        control,
        stages,
        intake,
        gateway,
        bridges,
        kafka,
        registry);
  }

  /** This configuration with other settings of a stage. */
  public AnabranchConfig withStage(String name, StageConfig stage) {
    Map<String, StageConfig> changed = new TreeMap<>(stages);
    changed.put(name, stage);
    return new AnabranchConfig(
        topics,
        textLimit,
        inferenceLimit,
        batchSize,
        join,
        models,
        state,
        serde,
        control,
        changed,
        intake,
        gateway,
        bridges,
        kafka,
        registry);
  }

  /** What is configured of a stage. */
  public StageConfig stage(String name) {
    return stages.getOrDefault(name, StageConfig.DEFAULT);
  }

  private static JoinConfig join(AbstractConfig parsed) {
    Set<String> expects = new TreeSet<>(parsed.getList(ConfigKeys.JOIN_EXPECTS));
    Set<String> include = new TreeSet<>(parsed.getList(ConfigKeys.JOIN_INCLUDE));
    return new JoinConfig(
        duration(parsed, ConfigKeys.JOIN_TIMEOUT),
        Optional.of(parsed.getString(ConfigKeys.JOIN_LONGEST_WAIT))
            .filter(value -> !value.isBlank())
            .map(value -> Durations.parse(ConfigKeys.JOIN_LONGEST_WAIT, value)),
        duration(parsed, ConfigKeys.JOIN_RETENTION),
        expects.equals(Set.of("all")) ? Set.of() : expects,
        include);
  }

  private static Duration duration(AbstractConfig parsed, String key) {
    return Durations.parse(key, parsed.getString(key));
  }

  private static Optional<Path> path(AbstractConfig parsed, String key) {
    return Optional.of(parsed.getString(key)).filter(value -> !value.isBlank()).map(Path::of);
  }

  /** Puts a key of a named section. */
  private static void put(
      Map<String, Map<String, String>> sections,
      String prefix,
      String key,
      String value,
      String expected) {
    String[] parts = key.substring(prefix.length()).split("\\.", 2);
    if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
      throw new ConfigException(key, value, expected);
    }
    sections.computeIfAbsent(parts[0], name -> new LinkedHashMap<>()).put(parts[1], value);
  }

  private static int threads(String key, String value) {
    if (!value.strip().matches("[1-9]\\d{0,2}")) {
      throw new ConfigException(key, value, "allowed are whole numbers from 1 to 999");
    }
    return Integer.parseInt(value.strip());
  }

  private static Map<String, StageConfig> stages(Map<String, Map<String, String>> stages) {
    Map<String, StageConfig> configs = new TreeMap<>();
    stages.forEach(
        (name, keys) -> {
          Map<String, String> options = new TreeMap<>(keys);
          String enabled = options.remove("enabled");
          if (enabled != null && !Set.of("true", "false").contains(enabled)) {
            throw new ConfigException(
                STAGES + name + ".enabled", enabled, "allowed are true and false");
          }
          Optional<String> implementation = Optional.ofNullable(options.remove("implementation"));
          Optional<Integer> threads =
              Optional.ofNullable(options.remove("threads"))
                  .map(value -> threads(STAGES + name + ".threads", value));
          configs.put(
              name, new StageConfig(!"false".equals(enabled), implementation, threads, options));
        });
    return configs;
  }
}
