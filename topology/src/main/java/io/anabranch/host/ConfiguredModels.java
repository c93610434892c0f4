package io.anabranch.host;

import io.anabranch.processor.embedding.EmbeddingStage;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/** The models that the configuration names, or those of the distribution. */
public final class ConfiguredModels {

  private ConfiguredModels() {}

  /**
   * The models, none of which is loaded yet.
   *
   * @param distribution folder of the distribution's models
   * @throws ConfigException if there is no folder of models
   */
  public static Models of(AnabranchConfig config, Path distribution) {
    Path directory = config.models().orElse(distribution);
    if (!Files.isDirectory(directory)) {
      throw new ConfigException(
          "models.directory", directory, "expected the folder of models that the build makes");
    }
    Map<String, String> options = config.stage(EmbeddingStage.ANNOTATION.name()).options();
    return new Models(directory, () -> DjlEmbedder.open(directory, EmbeddingOptions.from(options)));
  }
}
