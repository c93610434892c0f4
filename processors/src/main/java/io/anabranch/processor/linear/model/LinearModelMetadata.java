package io.anabranch.processor.linear.model;

import io.anabranch.language.Languages;
import io.anabranch.processor.linear.features.Scales;
import io.anabranch.processor.linear.features.TextInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is and where it comes from: the file {@code model.json} of its folder.
 *
 * @param name name of the model
 * @param version changes whenever data, settings, features or the models beneath change
 * @param language of the texts, as {@link Languages#require} allows it; {@value Languages#DEFAULT}
 *     if it is not named
 * @param data SHA-256 of the training file
 * @param pos {@code name:version} of the tagger that it was trained with; null if without
 * @param embedding {@code name:version} of the embedding that it was trained with; null if without
 * @param dimension number of elements of an embedding, its hidden state included; 0 if without
 * @param documents number of training texts
 * @param scales how much each part of the input counts
 * @param sharpness power to which probabilities are raised, see {@link Calibration}
 * @param rejectBelow probability of the best label below which a text may belong to none
 * @param labels the labels, in the order of the weights
 * @param settings how it was trained
 * @param report what training chose, and how good it is
 */
public record LinearModelMetadata(
    String name,
    String version,
    @Nullable String language,
    String data,
    @Nullable String pos,
    @Nullable String embedding,
    int dimension,
    int documents,
    Scales scales,
    double sharpness,
    double rejectBelow,
    List<Label> labels,
    TrainingSettings settings,
    TrainingReport report) {

  /**
   * A label that the model can give.
   *
   * @param name name of the label
   * @param threshold probability from which on it is given
   */
  public record Label(String name, double threshold) {}

  public LinearModelMetadata {
    labels = List.copyOf(labels);
  }

  @Override
  public String language() {
    return language == null ? Languages.DEFAULT : language;
  }

  /** Whether it scores texts of which nothing but the words is known. */
  public boolean knowsWordsAlone() {
    return embedding == null || settings.wordsAlone();
  }

  /** What of a document it reads. */
  public TextInput input() {
    return new TextInput(pos != null, embedding != null);
  }
}
