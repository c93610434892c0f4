package com.example.priority;

import io.anabranch.processor.EncodedText;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.schema.ModelInfo;
import java.util.List;

/** In place of the model that ships: texts are the nearer the more words they share. */
final class WordCountEmbedder implements TextEmbedder {

  private static final int DIMENSION = 256;

  @Override
  public ModelInfo model() {
    return new ModelInfo("word-count", "1");
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public List<EncodedText> encode(List<String> texts) {
    return texts.stream().map(text -> new EncodedText(vector(text), new float[0])).toList();
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSION];
    for (String word : text.split("\\W")) {
      vector[Math.floorMod(word.hashCode(), DIMENSION)]++;
    }
    vector[0] = Math.max(vector[0], 0.001f);
    double square = 0;
    for (float count : vector) {
      square += count * count;
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  @Override
  public void close() {}
}
