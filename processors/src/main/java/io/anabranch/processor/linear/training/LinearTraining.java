package io.anabranch.processor.linear.training;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.schema.ModelInfo;
import io.anabranch.stage.TrainingMethod;
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

  @Override
  public Trained train(Request request) {
    try (TrainingRun run =
        TrainingRun.open(request.models(), request.language(), request.stageOptions())) {
      var report =
          run.train(
              stage,
              request.data(),
              request.folder(),
              settings.apply(request.seed()),
              request.progress());
      String version = LinearModelFiles.version(request.folder()).orElseThrow();
      return new Trained(
          new ModelInfo("linear-" + stage.name(), version), report.map(TrainingReportTables::of));
    }
  }
}
