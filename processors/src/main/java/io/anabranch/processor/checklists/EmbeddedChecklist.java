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
      float cosine = TextVectors.product(vector, text.vector(), 0);
      if (cosine > best) {
        best = cosine;
        nearest = text;
      }
    }
    return ChecklistMatch.newBuilder()
        .setId(id)
        .setVersion(version)
        .setTitle(title)
        .setUrl(url)
        .setScore(Math.min(1, best))
        .setMatchedBy(nearest.label())
        .build();
  }
}
