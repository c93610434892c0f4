package io.anabranch.processor.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns features into the model's input: the embedding first, then every block of the vocabulary in
 * the order of {@link FeatureBlock}. Each part has the Euclidean length that the scales give it,
 * and length 0 if nothing in it is known.
 */
final class Vectorizer {

  private final Vocabulary vocabulary;
  private final Scales scales;
  private final int dimension;

  /**
   * @param dimension number of elements of an embedding
   */
  Vectorizer(Vocabulary vocabulary, Scales scales, int dimension) {
    this.vocabulary = vocabulary;
    this.scales = scales;
    this.dimension = dimension;
  }

  Vocabulary vocabulary() {
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
  int size() {
    return dimension + vocabulary.size();
  }

  /**
   * @throws IllegalArgumentException if the embedding has another number of elements
   */
  SparseVector vector(TextFeatures text) {
    float[] embedding = text.embedding();
    if (embedding.length != dimension) {
      throw new IllegalArgumentException(
          "embedding has " + embedding.length + " elements; the model needs " + dimension);
    }
    List<SparseVector> parts = new ArrayList<>();
    parts.add(SparseVector.dense(embedding, scales.embedding()));
    scales.blocks().forEach((block, scale) -> parts.add(block(text.counts(block), block, scale)));
    return SparseVector.concatenation(parts);
  }

  private SparseVector block(Map<String, Integer> counts, FeatureBlock block, double scale) {
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
      indices[i] = dimension + position;
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
