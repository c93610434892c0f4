package io.anabranch.candidate;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which candidate, for which stage.
 *
 * @param stage its name
 * @param model absolute folder of the candidate's model, or its URL; that of the stage if empty
 * @param implementation of the candidate, if it is another one; it gets the options of {@code
 *     overrides} alone, none of those that the stage has
 * @param overrides keys of the configuration that were set besides it, under their full names
 */
public record CandidateRequest(
    String stage,
    Optional<String> model,
    Optional<String> implementation,
    Map<String, String> overrides) {

  private static final String MODEL = "model";
  private static final String IMPLEMENTATION = "implementation";
  private static final Set<String> NOT_OF_AN_IMPLEMENTATION =
      Set.of("enabled", IMPLEMENTATION, "threads");

  public CandidateRequest {
    overrides = Map.copyOf(overrides);
  }

  /**
   * The candidate: the stage as it is configured, but for what is requested.
   *
   * @throws InvalidRequestException if there is no such stage
   * @throws ConfigException if there is no such implementation
   */
  public CandidateStage choose(AnabranchConfig config) {
    Pipeline pipeline = Pipeline.load(config);
    if (!pipeline.names().contains(stage)) {
      throw new InvalidRequestException(
          "stage", stage, "allowed are " + String.join(", ", pipeline.names()));
    }
    Stage live = pipeline.stage(stage);
    StageConfig now = config.stage(stage);
    boolean isOther =
        implementation.filter(name -> !name.equals(live.factory().implementation())).isPresent();
    Map<String, String> options = new TreeMap<>(isOther ? overriddenOptions() : now.options());
    model.ifPresent(value -> options.put(MODEL, value));
    AnabranchConfig changed =
        config.withStage(
            stage,
            new StageConfig(true, implementation.or(now::implementation), now.threads(), options));
    return new CandidateStage(live, changed, Pipeline.load(changed));
  }

  /** What the request changes, as keys of the configuration; empty if it changes nothing. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    model.ifPresent(value -> settings.put(key(MODEL), value));
    implementation.ifPresent(value -> settings.put(key(IMPLEMENTATION), value));
    return settings;
  }

  private Map<String, String> overriddenOptions() {
    Map<String, String> options = new TreeMap<>();
    overrides.forEach(
        (key, value) -> {
          if (key.startsWith(key("")) && !NOT_OF_AN_IMPLEMENTATION.contains(option(key))) {
            options.put(option(key), value);
          }
        });
    return options;
  }

  private String option(String key) {
    return key.substring(key("").length());
  }

  private String key(String option) {
    return "stages." + stage + "." + option;
  }
}
