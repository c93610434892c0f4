package io.anabranch.processor.linear.model;

import io.anabranch.processor.linear.features.FeatureBlock;
import io.anabranch.processor.linear.features.TextInput;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a model is trained. Whatever is listed with several values is chosen by cross-validation.
 *
 * @param blocks length of each block of counted features that is used
 * @param embeddingScales lengths of the embedding to choose from
 * @param costs values of LIBLINEAR's C to choose from
 * @param wordsAlone whether every example is learned a second time without its embedding, so that
 *     words alone can be scored too
 * @param rejected share of the rightly answered texts that may be taken for texts of no label, from
 *     0 for none to 0.5
 * @param fewestDocuments a term must occur in as many texts
 * @param mostTerms number of terms of each block
 * @param folds number of parts of cross-validation, at least 2
 * @param selectionLimit number of examples on which the choice is made, to bound its time
 * @param seed decides which example is in which part
 */
public record TrainingSettings(
    Map<FeatureBlock, Double> blocks,
    List<Double> embeddingScales,
    List<Double> costs,
    boolean wordsAlone,
    double rejected,
    int fewestDocuments,
    int mostTerms,
    int folds,
    int selectionLimit,
    long seed) {

  private static final Map<FeatureBlock, Double> BLOCKS =
      Map.of(
          FeatureBlock.WORDS, 1.0,
          FeatureBlock.CHARACTERS, 1.0,
          FeatureBlock.LEMMAS, 1.0,
          FeatureBlock.TAGS, 1.0);
  private static final List<Double> EMBEDDING_SCALES = List.of(1.0, 2.0);
  private static final List<Double> COSTS = List.of(0.1, 0.3);
  private static final double CHARACTERS_OF_WORDS = 1.5;
  private static final double TOPICS_OF_WORDS = 0.7;
  private static final List<Double> COSTS_OF_WORDS = List.of(0.1, 0.3, 1.0);

  private static final int FEWEST_DOCUMENTS = 2;
  private static final int MOST_TERMS = 50_000;
  private static final int FOLDS = 5;
  private static final int SELECTION_LIMIT = 2_000;

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public TrainingSettings {
    blocks = Collections.unmodifiableMap(new EnumMap<>(blocks));
    embeddingScales = List.copyOf(embeddingScales);
    costs = List.copyOf(costs);
    atLeast(1, "embeddingScales", embeddingScales.size());
    atLeast(1, "costs", costs.size());
    if (!(rejected >= 0 && rejected <= 0.5)) {
      throw new IllegalArgumentException(
          "rejected is " + rejected + "; allowed are numbers from 0 to 0.5");
    }
    atLeast(1, "fewestDocuments", fewestDocuments);
    atLeast(0, "mostTerms", mostTerms);
    atLeast(2, "folds", folds);
    atLeast(folds, "selectionLimit", selectionLimit);
  }

  /**
   * Settings to begin with. The length of each block was chosen by cross-validation on the data in
   * {@code testdata}.
   */
  public static TrainingSettings defaults(long seed) {
    return new TrainingSettings(
        BLOCKS,
        EMBEDDING_SCALES,
        COSTS,
        false,
        0,
        FEWEST_DOCUMENTS,
        MOST_TERMS,
        FOLDS,
        SELECTION_LIMIT,
        seed);
  }

  /** These settings with one block of features more. */
  public TrainingSettings withBlock(FeatureBlock block, double length) {
    Map<FeatureBlock, Double> extended = new EnumMap<>(blocks);
    extended.put(block, length);
    return with(extended, wordsAlone, rejected);
  }

  /** These settings, by which words alone are learned too. */
  public TrainingSettings withWordsAlone() {
    return with(blocks, true, rejected);
  }

  /** These settings with another share of texts that may be taken for texts of no label. */
  public TrainingSettings withRejected(double share) {
    return with(blocks, wordsAlone, share);
  }

  /**
   * These settings for a model that does without some of what the others read. Where there is no
   * embedding, words are learned alone anyway, and the lengths are those chosen by cross-validation
   * on the German texts in {@code testdata}.
   */
  public TrainingSettings reading(TextInput input) {
    Map<FeatureBlock, Double> read = new EnumMap<>(blocks);
    if (!input.tagged()) {
      read.remove(FeatureBlock.LEMMAS);
      read.remove(FeatureBlock.TAGS);
    }
    if (!input.embedded()) {
      read.put(FeatureBlock.CHARACTERS, CHARACTERS_OF_WORDS);
      read.put(FeatureBlock.TOPICS, TOPICS_OF_WORDS);
    }
    return new TrainingSettings(
        read,
        input.embedded() ? embeddingScales : List.of(1.0),
        input.embedded() ? costs : COSTS_OF_WORDS,
        input.embedded() && wordsAlone,
        rejected,
        fewestDocuments,
        mostTerms,
        folds,
        selectionLimit,
        seed);
  }

  private TrainingSettings with(
      Map<FeatureBlock, Double> otherBlocks, boolean alone, double share) {
    return new TrainingSettings(
        otherBlocks,
        embeddingScales,
        costs,
        alone,
        share,
        fewestDocuments,
        mostTerms,
        folds,
        selectionLimit,
        seed);
  }

  private static void atLeast(int lowest, String name, int value) {
    if (value < lowest) {
      throw new IllegalArgumentException(
          name + " is or has " + value + "; allowed is " + lowest + " or more");
    }
  }
}
