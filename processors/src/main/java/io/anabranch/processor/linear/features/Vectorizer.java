package io.anabranch.processor.linear.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns features into the model's input: the embedding first, then every block of the vocabulary in
 * the order of {@link FeatureBlock}. Each part has the Euclidean length that the scales give it,
 * and length 0 if nothing in it is known.
 *
 * <p>If texts without embedding are allowed, their blocks are there a second time, behind the first
 * ones: words mean the same in both kinds of texts but for what these weights say (Daumé 2007,
 * "Frustratingly Easy Domain Adaptation").
 */
public final class Vectorizer {

  private final Vocabulary vocabulary;
  private final Scales scales;
  private final int dimension;
  private final boolean wordsAlone;

  /**
   * @param dimension number of elements of an embedding
   * @param wordsAlone whether there may be texts without embedding
   */
  public Vectorizer(Vocabulary vocabulary, Scales scales, int dimension, boolean wordsAlone) {
    this.vocabulary = vocabulary;
    this.scales = scales;
    this.dimension = dimension;
    this.wordsAlone = wordsAlone;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  Scales scales() {
    return scales;
  }

  /** Number of elements of an embedding. */
  int dimension() {
    return dimension;
  }

  /** Number of elements of a vector. */
  public int size() {
    return dimension + (wordsAlone ? 2 : 1) * vocabulary.size();
  }

  /**
   * The vector of a text.
   *
   * @throws IllegalArgumentException if the embedding has another number of elements, or there is
   *     none and should be one
   */
  public SparseVector vector(TextFeatures text) {
    float[] embedding = text.embedding();
    List<SparseVector> parts = new ArrayList<>();
    if (wordsAlone && embedding.length == 0) {
      addBlocks(parts, text, dimension);
      addBlocks(parts, text, dimension + vocabulary.size());
      return SparseVector.concatenation(parts);
    }
    if (embedding.length != dimension) {
      throw new IllegalArgumentException(
          "embedding has " + embedding.length + " elements; the model needs " + dimension);
    }
    parts.add(SparseVector.dense(embedding, scales.embedding()));
    addBlocks(parts, text, dimension);
    return SparseVector.concatenation(parts);
  }

  /**
   * @param first position of the vocabulary's first term
   */
  private void addBlocks(List<SparseVector> parts, TextFeatures text, int first) {
    scales
        .blocks()
        .forEach((block, scale) -> parts.add(block(text.counts(block), block, scale, first)));
  }

  private SparseVector block(
      Map<String, Integer> counts, FeatureBlock block, double scale, int first) {
    long[] hits =
        counts.entrySet().stream()
            .mapToLong(term -> hit(vocabulary.position(block, term.getKey()), term.getValue()))
            .filter(hit -> hit >= 0)
            .sorted()
            .toArray();
    int[] indices = new int[hits.length];
    double[] weights = new double[hits.length];
    double squares = 0;
    for (int i = 0; i < hits.length; i++) {
      int position = (int) (hits[i] >>> Integer.SIZE);
      indices[i] = first + position;
      weights[i] = vocabulary.weight(position, (int) hits[i]);
      squares += weights[i] * weights[i];
    }
    float[] values = new float[hits.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (weights[i] * scale / Math.sqrt(squares));
    }
    return new SparseVector(indices, values);
  }

  /** Position and count of a term in one sortable number, or -1 if the term is unknown. */
  private static long hit(@Nullable Integer position, int count) {
    return position == null ? -1 : (long) position << Integer.SIZE | count;
  }
}
