package io.anabranch.processor.linear;

import java.util.Map;
import java.util.TreeMap;

/**
 * Turns features into the model's input: the embedding first, then every block of the vocabulary.
 * Each part has the Euclidean length that the scales give it, and length 0 if nothing in it is
 * known.
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
    TreeMap<Integer, Double> elements = new TreeMap<>();
    for (int i = 0; i < dimension; i++) {
      elements.put(i, embedding[i] * scales.embedding());
    }
    scales.blocks().forEach((block, scale) -> elements.putAll(block(text, block, scale)));
    int[] indices = new int[elements.size()];
    float[] values = new float[elements.size()];
    int next = 0;
    for (Map.Entry<Integer, Double> element : elements.entrySet()) {
      indices[next] = element.getKey();
      values[next++] = element.getValue().floatValue();
    }
    return new SparseVector(indices, values);
  }

  private Map<Integer, Double> block(TextFeatures text, FeatureBlock block, double scale) {
    Map<Integer, Double> elements = new TreeMap<>();
    text.counts(block)
        .forEach(
            (term, count) -> {
              Integer position = vocabulary.position(block, term);
              if (position != null) {
                elements.put(dimension + position, vocabulary.weight(position, count));
              }
            });
    double squares = elements.values().stream().mapToDouble(value -> value * value).sum();
    double factor = scale / Math.sqrt(squares);
    elements.replaceAll((index, value) -> value * factor);
    return elements;
  }
}
