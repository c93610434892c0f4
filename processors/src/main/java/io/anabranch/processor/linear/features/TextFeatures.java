package io.anabranch.processor.linear.features;

import java.util.Map;

/** The features of one text, before weighting. */
public final class TextFeatures {

  private final Map<FeatureBlock, Map<String, Integer>> counts;
  private final float[] embedding;

  /**
   * @param counts how often each feature of each block occurs
   * @param embedding the text's vector, and its hidden state if there is one; empty if there is no
   *     embedding
   */
  public TextFeatures(Map<FeatureBlock, Map<String, Integer>> counts, float[] embedding) {
    this.counts = counts;
    this.embedding = embedding;
  }

  Map<String, Integer> counts(FeatureBlock block) {
    return counts.getOrDefault(block, Map.of());
  }

  public TextFeatures withoutEmbedding() {
    return new TextFeatures(counts, new float[0]);
  }

  /** The text's embedding, not a copy. */
  public float[] embedding() {
    return embedding;
  }
}
