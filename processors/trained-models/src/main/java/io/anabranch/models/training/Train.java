package io.anabranch.models.training;

import io.anabranch.language.Languages;
import io.anabranch.processor.Models;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.TrainingMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the models of the build. Arguments: the folder of models, the seed, and one or more times
 * {@code stage=file}, or {@code stage-language=file} for another language than English. The model
 * goes to the folder with what is before the equals sign as its name, among the models.
 */
public final class Train {

  private static final Logger log = LoggerFactory.getLogger(Train.class);

  private Train() {}

  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    StageCatalog catalog = StageCatalog.load();
    try (Models models =
        new Models(directory, () -> DjlEmbedder.open(directory, EmbeddingOptions.defaults()))) {
      for (String job : List.of(args).subList(2, args.length)) {
        String folder = job.substring(0, job.indexOf('='));
        Path data = Path.of(job.substring(folder.length() + 1));
        String stage = folder.replaceFirst("-[a-z]+$", "");
        String language =
            stage.equals(folder) ? Languages.DEFAULT : folder.substring(stage.length() + 1);
        TrainingMethod method = catalog.description(stage).training().orElseThrow();
        method
            .train(
                new TrainingMethod.Request(
                    language,
                    data,
                    directory.resolve(folder),
                    seed,
                    models,
                    name -> Map.of(),
                    log::debug))
            .report()
            .ifPresent(
                report ->
                    log.info(
                        "Model is trained: stage={} language={} {}",
                        stage,
                        language,
                        report.headline()));
      }
    }
  }
}
