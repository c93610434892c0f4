package io.anabranch.processor.checklists;

import io.anabranch.processor.EncodedText;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the letters a to d, so that a test can tell the cosine of two texts; notes what it saw.
 */
final class LetterEmbedder implements TextEmbedder {

  private static final String LETTERS = "abcd";

  final List<String> seen = new ArrayList<>();

  @Override
  public ModelInfo model() {
    return new ModelInfo("letters", "1");
  }

  @Override
  public int dimension() {
    return LETTERS.length();
  }

  @Override
  public synchronized List<EncodedText> encode(List<String> texts) {
    seen.addAll(texts);
    return texts.stream().map(text -> new EncodedText(vector(text), new float[0])).toList();
  }

  static float[] vector(String text) {
    float[] counts = new float[LETTERS.length()];
    text.chars()
        .map(LETTERS::indexOf)
        .filter(index -> index >= 0)
        .forEach(index -> counts[index]++);
    double squares = 0;
    for (float count : counts) {
      squares += count * count;
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] /= (float) Math.sqrt(squares);
    }
    return counts;
  }

  @Override
  public void close() {
    throw new AssertionError("the embedder belongs to whoever opened it");
  }
}
