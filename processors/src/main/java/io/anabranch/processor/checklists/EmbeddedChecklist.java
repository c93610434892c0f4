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

  ChecklistMatch match(double score, EmbeddedText nearest) {
    return ChecklistMatch.newBuilder()
        .setId(id)
        .setVersion(version)
        .setTitle(title)
        .setUrl(url)
        .setScore(score)
        .setMatchedBy(nearest.label())
        .build();
  }
}
