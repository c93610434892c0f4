package io.anabranch.candidate;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.host.ShadowApplication;
import io.anabranch.operation.OperationException;
import io.anabranch.processor.Models;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A model or an implementation that may take the place of the one of a stage.
 *
 * @param live the stage as it is configured
 * @param config with the settings of the candidate
 * @param pipeline of that configuration
 */
public record CandidateStage(Stage live, AnabranchConfig config, Pipeline pipeline) {

  /** The stage with the candidate in it. */
  public Stage stage() {
    return pipeline.stage(live.name());
  }

  /** Topic that the candidate reads. */
  public String input() {
    return new Topics(config.topics()).of(pipeline.needs(stage()));
  }

  /**
   * The models that the candidate shares with others, none of which is loaded yet.
   *
   * @param distribution folder of the distribution's models, unless another is configured
   * @throws org.apache.kafka.common.config.ConfigException if there is no folder of models
   */
  public Models models(Path distribution) {
    return ConfiguredModels.of(config, distribution);
  }

  /**
   * Loads the candidate as a shadow of its stage, to be closed by the caller.
   *
   * @param models closed by the caller, after the shadow
   * @throws OperationException if it cannot be loaded
   */
  public ShadowApplication shadow(Models models) {
    return loaded(() -> ShadowApplication.load(config, pipeline, models, live.name()));
  }

  /**
   * Loads the candidate, closes it again, and says what it is.
   *
   * @param distribution folder of the distribution's models, unless another is configured
   * @throws OperationException if it cannot be loaded
   */
  public ModelInfo check(Path distribution) {
    return loaded(
        () -> {
          try (Models models = models(distribution);
              TextProcessor<?> processor = stage().factory().create(stage().options(), models)) {
            return processor.model();
          }
        });
  }

  private static <T> T loaded(Supplier<T> load) {
    try {
      return load.get();
    } catch (RuntimeException e) {
      throw new OperationException("the candidate cannot be loaded: " + e.getMessage(), e);
    }
  }
}
