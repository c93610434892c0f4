package io.anabranch.models.training;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import io.anabranch.processor.linear.model.ClassifierQuality;
import io.anabranch.processor.linear.model.TrainingReport;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.processor.linear.training.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the models of the build. Arguments: the folder of models, the seed, and one or more times
 * {@code stage=file}. The model of a stage goes to the folder of that name among the models.
 */
public final class Train {

  private static final Logger log = LoggerFactory.getLogger(Train.class);
  private static final List<Annotation<?>> STAGES =
      List.of(Annotation.CLASSIFICATION, Annotation.SENTIMENT);

  private Train() {}

  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    try (Models models =
            new Models(directory, () -> DjlEmbedder.open(directory, EmbeddingOptions.defaults()));
        TrainingRun run = new TrainingRun(models, Map.of())) {
      for (String job : List.of(args).subList(2, args.length)) {
        String name = job.substring(0, job.indexOf('='));
        Path data = Path.of(job.substring(name.length() + 1));
        Annotation<?> stage = stage(name);
        run.train(
                stage, data, directory.resolve(name), TrainingSettings.of(stage, seed), log::debug)
            .ifPresent(report -> log(stage, report));
      }
    }
  }

  private static Annotation<?> stage(String name) {
    return STAGES.stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "stage '" + name + "' is unknown; allowed are " + STAGES));
  }

  private static void log(Annotation<?> stage, TrainingReport report) {
    ClassifierQuality quality = report.crossValidation();
    log.info(
        "Model is trained: stage={} examples={} cost={} embeddingScale={} folds={} accuracy={}"
            + " macroF1={}",
        stage,
        quality.examples(),
        report.cost(),
        report.embeddingScale(),
        report.folds(),
        rounded(quality.accuracy()),
        rounded(quality.macroF1()));
  }

  private static double rounded(double share) {
    return Math.round(share * 1000) / 1000.0;
  }
}
