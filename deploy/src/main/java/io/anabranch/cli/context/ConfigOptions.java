package io.anabranch.cli.context;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.ConfigSources;
import io.anabranch.control.ControlToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the pipeline is configured: options of every command. */
public class ConfigOptions {

  public static final String BOOTSTRAP_SERVERS = "kafka.bootstrap.servers";
  public static final String REGISTRY_URL = "schema.registry.url";

  private static final String CONFIG_FILE = "anabranch.yaml";

  private final CliContext context;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration; anabranch.yaml if it exists.")
  public @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets a key of the configuration; may be repeated.")
  public Map<String, String> set = new LinkedHashMap<>();

  public ConfigOptions(CliContext context) {
    this.context = context;
  }

  /** The configuration of a command that brings its own cluster. */
  public final AnabranchConfig config(String bootstrapServers, String schemaRegistryUrl) {
    Map<String, String> values = values(Map.of(), set);
    values.put(BOOTSTRAP_SERVERS, bootstrapServers);
    values.put(REGISTRY_URL, schemaRegistryUrl);
    return AnabranchConfig.from(values);
  }

  /** The configuration of a command that needs no cluster. */
  public final AnabranchConfig offline() {
    return AnabranchConfig.from(values(Map.of(), set));
  }

  /** The token of the control endpoint of this process: as it is given, or a new one. */
  public final ControlToken controlToken(AnabranchConfig config) {
    return ControlToken.given(context.environment(), config.control().tokenFile())
        .orElseGet(ControlToken::random);
  }

  /** The configuration file: the one that is given, or the one that is looked for. */
  public final Path file() {
    return standardOrGiven().toAbsolutePath().normalize();
  }

  /**
   * All keys. Precedence: the file, the environment, flags.
   *
   * @param environment keys that variables of other names have set
   */
  public final Map<String, String> values(
      Map<String, String> environment, Map<String, String> flags) {
    Path file = standardOrGiven();
    ConfigSources sources = new ConfigSources();
    return values(
        config != null || Files.exists(file) ? sources.file(file) : sources, environment, flags);
  }

  /**
   * All keys, with those of a file that are there already.
   *
   * @param environment keys that variables of other names have set
   */
  public final Map<String, String> values(
      ConfigSources file, Map<String, String> environment, Map<String, String> flags) {
    return file.flags(environment).environment(context.environment()).flags(flags).values();
  }

  private Path standardOrGiven() {
    return config != null ? config : context.workingDirectory().resolve(CONFIG_FILE);
  }
}
