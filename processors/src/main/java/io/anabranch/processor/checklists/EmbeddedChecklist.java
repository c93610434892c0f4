package io.anabranch.processor.checklists;

import io.anabranch.schema.ChecklistMatch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an active checklist.
 *
 * @param texts at least its title
 */
record EmbeddedChecklist(
    String id, int version, String title, @Nullable String url, List<EmbeddedText> texts) {

  /**
   * As a match, by its nearest text.
   *
   * @param vector of Euclidean length 1
   */
  ChecklistMatch match(float[] vector) {
    EmbeddedText nearest = texts.get(0);
    float best = -1;
    for (EmbeddedText text : texts) {
      float cosine = product(vector, text.vector());
      if (cosine > best) {
        best = cosine;
        nearest = text;
      }
    }
    return new ChecklistMatch(id, version, title, url, (double) Math.min(1, best), nearest.label());
  }

  private static float product(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
