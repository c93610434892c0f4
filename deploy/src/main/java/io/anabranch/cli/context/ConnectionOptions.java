package io.anabranch.cli.context;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.control.RunningUp;
import io.anabranch.promote.ConfigFile;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, beside the configuration: options of every command that connects to one. */
public final class ConnectionOptions extends ConfigOptions {

  private final CliContext context;

  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description = "Kafka brokers; or $$KAFKA_BOOTSTRAP_SERVERS. Without it, the running 'up'.")
  @Nullable String bootstrapServer;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description = "Schema registry; or $$SCHEMA_REGISTRY_URL. Without it, that of 'up'.")
  @Nullable String schemaRegistryUrl;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "Properties of the Kafka clients, such as TLS and SASL.")
  @Nullable Path commandConfig;

  public ConnectionOptions(CliContext context) {
    super(context);
    this.context = context;
  }

  /**
   * The configuration, with brokers and schema registry filled in. Precedence: defaults, file,
   * environment, flags.
   *
   * @throws ConfigException if a key or value is wrong, or no cluster is named or running
   */
  public AnabranchConfig config() {
    return connected(values(standardEnvironment(), flags()));
  }

  /** Whether a cluster is named or running, so that there can be a {@link #config}. */
  public boolean isClusterNamed() {
    return values(standardEnvironment(), flags()).containsKey(BOOTSTRAP_SERVERS)
        || RunningUp.find(context.runningUp()).isPresent();
  }

  /**
   * The configuration file, for a command that changes it. Reading it throws {@link
   * ConfigException} also if no cluster is named or running.
   */
  public ConfigFile editable() {
    return new ConfigFile() {
      @Override
      public Path path() {
        return file();
      }

      @Override
      public boolean isGiven() {
        return config != null;
      }

      @Override
      public AnabranchConfig read(String text, Path file) {
        return connected(
            values(new ConfigSources().yaml(text, file), standardEnvironment(), flags()));
      }
    };
  }

  private AnabranchConfig connected(Map<String, String> values) {
    Optional<RunningUp> up = RunningUp.find(context.runningUp());
    if (!values.containsKey(BOOTSTRAP_SERVERS)) {
      values.put(
          BOOTSTRAP_SERVERS,
          up.map(RunningUp::bootstrapServers)
              .orElseThrow(
                  () ->
                      new ConfigException(
                          "no cluster: start 'anabranch up', or give --bootstrap-server")));
    }
    if (!values.containsKey(REGISTRY_URL)) {
      values.put(
          REGISTRY_URL,
          up.filter(running -> running.bootstrapServers().equals(values.get(BOOTSTRAP_SERVERS)))
              .map(RunningUp::schemaRegistryUrl)
              .orElseThrow(
                  () -> new ConfigException("no schema registry: give --schema-registry-url")));
    }
    return AnabranchConfig.from(values);
  }

  /**
   * Connects to the cluster.
   *
   * @throws io.anabranch.operation.OperationException if no broker answers
   */
  public Connection connect() throws InterruptedException {
    return Connection.open(config());
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new LinkedHashMap<>();
    if (commandConfig != null) {
      flags.putAll(clientProperties(commandConfig));
    }
    flags.putAll(set);
    putIfGiven(flags, BOOTSTRAP_SERVERS, bootstrapServer);
    putIfGiven(flags, REGISTRY_URL, schemaRegistryUrl);
    return flags;
  }

  private Map<String, String> standardEnvironment() {
    Map<String, String> values = new LinkedHashMap<>();
    putIfGiven(values, BOOTSTRAP_SERVERS, context.environment().get("KAFKA_BOOTSTRAP_SERVERS"));
    putIfGiven(values, REGISTRY_URL, context.environment().get("SCHEMA_REGISTRY_URL"));
    return values;
  }

  private static void putIfGiven(Map<String, String> values, String key, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      values.put(key, value);
    }
  }

  private static Map<String, String> clientProperties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigException("--command-config", file, "cannot be read: " + e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> values.put("kafka." + name, properties.getProperty(name)));
    return values;
  }
}
