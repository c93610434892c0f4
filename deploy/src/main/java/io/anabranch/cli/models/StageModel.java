package io.anabranch.cli.models;

import io.anabranch.stage.FetchableModel;
import io.anabranch.stage.StageCatalog;
import java.util.List;

/**
 * A model that can be fetched, and the stage that has use for it.
 *
 * @param stage its name
 */
record StageModel(String stage, FetchableModel model) {

  /** Those of all stages. */
  static List<StageModel> all() {
    return StageCatalog.load().descriptions().stream()
        .flatMap(
            stage ->
                stage.fetchable().stream()
                    .map(model -> new StageModel(stage.annotation().name(), model)))
        .toList();
  }

  /** Key of the configuration that names the file. */
  String key() {
    return "stages." + stage + "." + model.option();
  }
}
