package io.anabranch.cli.compare;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which candidate, for which stage. */
public final class CandidateOptions {

  static final String MODEL = "model";

  private static final Set<String> NOT_OF_AN_IMPLEMENTATION =
      Set.of("enabled", "implementation", "threads");

  @Option(names = "--stage", required = true, paramLabel = "NAME", description = "The stage.")
  public String stage = "";

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the candidate's model, or its URL.")
  @Nullable String model;

  @Option(
      names = "--implementation",
      paramLabel = "NAME",
      description =
          "Implementation of the candidate, if it is another one. It gets the options of --set"
              + " alone, none of those in the file.")
  @Nullable String implementation;

  /**
   * The candidate: the stage as it is configured, but for what the options say.
   *
   * @param folder that a relative folder of a model is in
   * @param flags keys that {@code --set} sets
   * @throws ConfigException if there is no such stage or implementation
   */
  public CandidateStage choose(AnabranchConfig config, Path folder, Map<String, String> flags) {
    Pipeline pipeline = Pipeline.load(config);
    if (!pipeline.names().contains(stage)) {
      throw new ConfigException(
          "--stage", stage, "allowed are " + String.join(", ", pipeline.names()));
    }
    Stage live = pipeline.stage(stage);
    StageConfig now = config.stage(stage);
    boolean isOther =
        implementation != null && !implementation.equals(live.factory().implementation());
    Map<String, String> options = new TreeMap<>(isOther ? options(flags) : now.options());
    model(folder).ifPresent(value -> options.put(MODEL, value));
    AnabranchConfig changed =
        config.withStage(
            stage,
            new StageConfig(
                true,
                Optional.ofNullable(implementation).or(now::implementation),
                now.threads(),
                options));
    return new CandidateStage(live, changed, Pipeline.load(changed));
  }

  /** Its settings as keys of the configuration. */
  public Map<String, String> settings(Path folder) {
    Map<String, String> settings = new TreeMap<>();
    model(folder).ifPresent(value -> settings.put(key(MODEL), value));
    if (implementation != null) {
      settings.put(key("implementation"), implementation);
    }
    return settings;
  }

  private Optional<String> model(Path folder) {
    return Optional.ofNullable(model)
        .map(
            value ->
                value.matches("[a-z][a-z0-9+.-]+:.*")
                    ? value
                    : folder.resolve(value).toAbsolutePath().normalize().toString());
  }

  private Map<String, String> options(Map<String, String> flags) {
    Map<String, String> options = new TreeMap<>();
    flags.forEach(
        (key, value) -> {
          if (key.startsWith(key("")) && !NOT_OF_AN_IMPLEMENTATION.contains(name(key))) {
            options.put(name(key), value);
          }
        });
    return options;
  }

  private String name(String key) {
    return key.substring(key("").length());
  }

  private String key(String option) {
    return "stages." + stage + "." + option;
  }
}
