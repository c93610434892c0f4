package io.anabranch.jmh;

import io.anabranch.processor.EncodedText;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.schema.ModelInfo;
import java.util.List;
import java.util.Random;

/** Gives vectors by chance: how long a ranking takes does not depend on what they say. */
final class RandomEmbedder implements TextEmbedder {

  static final int DIMENSION = 384;

  private final ModelInfo model = new ModelInfo("random", "1");
  private final Random random = new Random(1);

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public List<EncodedText> encode(List<String> texts) {
    return texts.stream().map(text -> new EncodedText(vector(), new float[0])).toList();
  }

  /** A vector of Euclidean length 1. */
  float[] vector() {
    float[] vector = new float[DIMENSION];
    double squares = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
      squares += vector[i] * vector[i];
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  @Override
  public void close() {}
}
