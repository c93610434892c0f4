package io.anabranch.processor.linear.training;

import io.anabranch.language.Languages;
import io.anabranch.processor.Checksum;
import io.anabranch.processor.Results;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that a trained model depends on, beside the code of the features.
 *
 * @param name name of the model
 * @param language of the texts
 * @param data SHA-256 of the training file
 * @param pos {@code name:version} of the tagger; null if without
 * @param embedding {@code name:version} of the embedding; null if without
 * @param settings how it is trained
 */
record ModelOrigin(
    String name,
    String language,
    String data,
    @Nullable String pos,
    @Nullable String embedding,
    TrainingSettings settings) {

  /** To be raised whenever the code computes other features, weights or probabilities. */
  private static final int ALGORITHM = 6;

  /** To be raised whenever it computes others where there is no tagger, or not in English. */
  private static final int WORDS = 1;

  private static final int DIGITS = 12;

  static ModelOrigin of(
      String name,
      String language,
      String data,
      Optional<ModelInfo> pos,
      Optional<ModelInfo> embedding,
      TrainingSettings settings) {
    return new ModelOrigin(
        name,
        language,
        data,
        pos.map(Results::modelId).orElse(null),
        embedding.map(Results::modelId).orElse(null),
        settings);
  }

  /** A version that differs whenever anything here differs. */
  String version() {
    List<String> all = new ArrayList<>(List.of("" + ALGORITHM, name, data));
    all.addAll(List.of(part(pos), part(embedding), settings.toString()));
    if (pos == null || !language.equals(Languages.DEFAULT)) {
      all.addAll(List.of(language, "" + WORDS));
    }
    return Checksum.sha256(String.join("\n", all)).substring(0, DIGITS);
  }

  private static String part(@Nullable String model) {
    return model == null ? "" : model;
  }
}
