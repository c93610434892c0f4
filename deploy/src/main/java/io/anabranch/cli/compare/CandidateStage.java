package io.anabranch.cli.compare;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.host.ShadowApplication;
import io.anabranch.processor.Models;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
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
  String input() {
    return new Topics(config.topics()).of(pipeline.needs(stage()));
  }

  /**
   * The models that the candidate shares with others, none of which is loaded yet.
   *
   * @throws org.apache.kafka.common.config.ConfigException if there is no folder of models
   */
  Models models() {
    return ConfiguredModels.of(config, Distribution.ofLauncher().models());
  }

  /**
   * Loads the candidate as a shadow of its stage.
   *
   * @throws CommandFailedException if it cannot be loaded
   */
  ShadowApplication shadow(Models models) {
    return loaded(() -> ShadowApplication.load(config, pipeline, models, live.name()));
  }

  /**
   * Loads the candidate, closes it again, and says what it is.
   *
   * @throws CommandFailedException if it cannot be loaded
   */
  public ModelInfo check() {
    return loaded(
        () -> {
          try (Models models = models();
              TextProcessor<?> processor = stage().factory().create(stage().options(), models)) {
            return processor.model();
          }
        });
  }

  private static <T> T loaded(Supplier<T> load) {
    try {
      return load.get();
    } catch (RuntimeException e) {
      throw new CommandFailedException("the candidate cannot be loaded: " + e.getMessage(), e);
    }
  }
}
