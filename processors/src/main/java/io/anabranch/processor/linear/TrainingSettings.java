package io.anabranch.processor.linear;

import java.util.List;

/**
 * How a model is trained. Whatever is listed with several values is chosen by cross-validation.
 *
 * @param scales how much each part of the input counts, where it is not chosen
 * @param embeddingScales lengths of the embedding to choose from
 * @param costs values of LIBLINEAR's C to choose from
 * @param fewestDocuments a term must occur in as many texts
 * @param mostTerms number of terms of each block
 * @param folds number of parts of cross-validation, at least 2
 * @param selectionLimit number of examples on which the choice is made, to bound its time
 * @param seed decides which example is in which part
 */
public record TrainingSettings(
    Scales scales,
    List<Double> embeddingScales,
    List<Double> costs,
    int fewestDocuments,
    int mostTerms,
    int folds,
    int selectionLimit,
    long seed) {

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public TrainingSettings {
    embeddingScales = List.copyOf(embeddingScales);
    costs = List.copyOf(costs);
    atLeast(1, "embeddingScales", embeddingScales.size());
    atLeast(1, "costs", costs.size());
    atLeast(1, "fewestDocuments", fewestDocuments);
    atLeast(0, "mostTerms", mostTerms);
    atLeast(2, "folds", folds);
    atLeast(folds, "selectionLimit", selectionLimit);
  }

  private static void atLeast(int lowest, String name, int value) {
    if (value < lowest) {
      throw new IllegalArgumentException(
          name + " is or has " + value + "; allowed is " + lowest + " or more");
    }
  }
}
