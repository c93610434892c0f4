package io.anabranch.candidate;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.language.Languages;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
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
 * @param language that the model is for, in a stage with a model for each language; the one that
 *     the stage's option {@code model} is for if empty
 * @param implementation of the candidate, if it is another one; it gets the options of {@code
 *     overrides} alone, none of those that the stage has
 * @param overrides keys of the configuration that were set besides it, under their full names
 */
public record CandidateRequest(
    String stage,
    Optional<String> model,
    Optional<String> language,
    Optional<String> implementation,
    Map<String, String> overrides) {

  private static final String IMPLEMENTATION = "implementation";
  private static final Set<String> NOT_OF_AN_IMPLEMENTATION =
      Set.of("enabled", IMPLEMENTATION, "threads");

  /**
   * @throws InvalidRequestException if the language is none in BCP 47, or is given without a model
   */
  public CandidateRequest {
    language.ifPresent(CandidateRequest::requireLanguage);
    if (language.isPresent() && model.isEmpty()) {
      throw new InvalidRequestException(
          "language", language.get(), "needs the model that is for it");
    }
    overrides = Map.copyOf(overrides);
  }

  /**
   * The candidate: the stage as it is configured, but for what is requested.
   *
   * @throws InvalidRequestException if there is no such stage, or it takes no model for the
   *     language
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
    model.ifPresent(value -> options.put(modelOption(), value));
    AnabranchConfig changed =
        config.withStage(
            stage,
            new StageConfig(true, implementation.or(now::implementation), now.threads(), options));
    requireModels(config.withStage(stage, withoutOptions(now)));
    return new CandidateStage(live, changed, Pipeline.load(changed));
  }

  /** The stage with the implementation of the candidate, whatever its options. */
  private StageConfig withoutOptions(StageConfig now) {
    return new StageConfig(true, implementation.or(now::implementation), now.threads(), Map.of());
  }

  private void requireModels(AnabranchConfig config) {
    if (language.isPresent()) {
      ProcessorFactory<?> factory = Pipeline.load(config).stage(stage).factory();
      if (!Options.has(factory.options(), modelOption())) {
        throw new InvalidRequestException(
            "language",
            language.get(),
            "'%s' of %s takes no models for languages".formatted(factory.implementation(), stage));
      }
    }
  }

  private static void requireLanguage(String language) {
    try {
      Languages.require(language);
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException("language", language, String.valueOf(e.getMessage()));
    }
  }

  private String modelOption() {
    return language.map(Languages::modelOption).orElse(Languages.MODEL);
  }

  /** What the request changes, as keys of the configuration; empty if it changes nothing. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    model.ifPresent(value -> settings.put(key(modelOption()), value));
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
