package io.anabranch.host;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Models;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.remote.RemoteFactory;
import io.anabranch.stage.StageCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
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
    return new Models(directory, embedder(config, directory));
  }

  /** That of the stage which has one. */
  private static Supplier<TextEmbedder> embedder(AnabranchConfig config, Path directory) {
    return StageCatalog.load().descriptions().stream()
        .flatMap(
            stage ->
                stage
                    .embedder(
                        directory,
                        RemoteFactory.localOptions(
                            config.stage(stage.annotation().name()).options()))
                    .stream())
        .findFirst()
        .orElse(
            () -> {
              throw new IllegalStateException("no stage has an embedder");
            });
  }
}
