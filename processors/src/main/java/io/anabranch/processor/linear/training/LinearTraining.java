package io.anabranch.processor.linear.training;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.TrainingReport;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.schema.ModelInfo;
import io.anabranch.stage.TrainingMethod;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Trains linear models for a stage.
 *
 * @param stage annotation that the models are for
 * @param settings how to train, by the seed
 */
public record LinearTraining(Annotation<?> stage, LongFunction<TrainingSettings> settings)
    implements TrainingMethod {

  @Override
  public String dataFormat() {
    return "label<TAB>text a line, several labels of one text with commas; or a folder of such files"
        + " that end in .tsv";
  }

  /**
   * Trains a model, and one of words alone beside it if it would not know texts without an
   * embedding, as the turns of a conversation are.
   */
  @Override
  public Trained train(Request request) {
    TrainingSettings chosen = settings.apply(request.seed());
    if (!chosen.wordsAlone() && TrainingGraph.embeds(request.language(), request.stageOptions())) {
      try (TrainingRun run =
          TrainingRun.openForWords(request.models(), request.language(), request.stageOptions())) {
        train(run, request, LinearModelFiles.words(request.folder()), chosen);
      }
    }
    try (TrainingRun run =
        TrainingRun.open(request.models(), request.language(), request.stageOptions())) {
      var report = train(run, request, request.folder(), chosen);
      String version = LinearModelFiles.version(request.folder()).orElseThrow();
      return new Trained(
          new ModelInfo("linear-" + stage.name(), version), report.map(TrainingReportTables::of));
    }
  }

  private Optional<TrainingReport> train(
      TrainingRun run, Request request, Path folder, TrainingSettings chosen) {
    return run.train(stage, request.data(), folder, chosen, request.progress());
  }
}
