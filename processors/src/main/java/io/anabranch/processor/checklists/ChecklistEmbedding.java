package io.anabranch.processor.checklists;

import io.anabranch.processor.TextEmbedder;
import io.anabranch.schema.Checklist;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives each text of a checklist its vector: title, description and questions, if not blank. */
final class ChecklistEmbedding {

  private final TextEmbedder embedder;

  ChecklistEmbedding(TextEmbedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Embeds the texts that are new.
   *
   * @param previous the checklist before the change, whose vectors are used again
   */
  EmbeddedChecklist embed(Checklist checklist, @Nullable EmbeddedChecklist previous) {
    Map<String, String> texts = texts(checklist);
    Map<String, float[]> vectors = vectors(texts.values(), previous);
    List<EmbeddedText> embedded = new ArrayList<>(texts.size());
    texts.forEach(
        (label, text) ->
            embedded.add(new EmbeddedText(label, text, Objects.requireNonNull(vectors.get(text)))));
    return new EmbeddedChecklist(
        checklist.getId(),
        checklist.getVersion(),
        checklist.getTitle(),
        checklist.getUrl(),
        embedded);
  }

  private Map<String, float[]> vectors(
      Collection<String> texts, @Nullable EmbeddedChecklist previous) {
    Map<String, float[]> vectors = new HashMap<>();
    if (previous != null) {
      previous.texts().forEach(text -> vectors.put(text.text(), text.vector()));
    }
    List<String> added =
        texts.stream().distinct().filter(text -> !vectors.containsKey(text)).toList();
    float[][] computed = added.isEmpty() ? new float[0][] : embedder.embed(added);
    for (int i = 0; i < computed.length; i++) {
      vectors.put(added.get(i), computed[i]);
    }
    return vectors;
  }

  /** Texts by label, in this order. */
  private static Map<String, String> texts(Checklist checklist) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("title", checklist.getTitle());
    texts.put("description", checklist.getDescription());
    for (int i = 0; i < checklist.getQuestions().size(); i++) {
      texts.put("question " + (i + 1), checklist.getQuestions().get(i));
    }
    texts.values().removeIf(String::isBlank);
    return texts;
  }
}
