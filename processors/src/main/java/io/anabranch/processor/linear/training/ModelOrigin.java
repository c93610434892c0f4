package io.anabranch.processor.linear.training;

import io.anabranch.processor.Checksum;
import io.anabranch.processor.Results;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.schema.ModelInfo;

/**
 * All that a trained model depends on, beside the code of the features.
 *
 * @param name name of the model
 * @param data SHA-256 of the training file
 * @param pos {@code name:version} of the tagger
 * @param embedding {@code name:version} of the embedding
 * @param settings how it is trained
 */
record ModelOrigin(
    String name, String data, String pos, String embedding, TrainingSettings settings) {

  /** To be raised whenever the code computes other features, weights or probabilities. */
  private static final int ALGORITHM = 6;

  private static final int DIGITS = 12;

  static ModelOrigin of(
      String name, String data, ModelInfo pos, ModelInfo embedding, TrainingSettings settings) {
    return new ModelOrigin(name, data, Results.modelId(pos), Results.modelId(embedding), settings);
  }

  /** A version that differs whenever anything here differs. */
  String version() {
    String all = String.join("\n", "" + ALGORITHM, name, data, pos, embedding, settings.toString());
    return Checksum.sha256(all).substring(0, DIGITS);
  }
}
