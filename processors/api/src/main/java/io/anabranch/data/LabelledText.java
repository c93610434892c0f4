package io.anabranch.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An example to learn from or to measure with. Errors quote no label: it may be the text, if
 * columns are mixed up.
 *
 * @param labels one or more labels, each without white space and commas
 * @param text what was written
 */
public record LabelledText(List<String> labels, String text) {

  /** Stands for the label of a text that belongs to no class. */
  public static final String NONE_OF_THESE = "none_of_these";

  /**
   * @throws IllegalArgumentException if there is no label, a label is malformed or given twice, or
   *     the text is blank
   */
  public LabelledText {
    labels = List.copyOf(labels);
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("labels are empty; at least one is needed");
    }
    for (String label : labels) {
      if (!label.matches("[^\\s,]+")) {
        throw new IllegalArgumentException(
            "label of %d characters: allowed is one or more, no white space or comma"
                .formatted(label.length()));
      }
    }
    Set<String> distinct = new LinkedHashSet<>(labels);
    if (distinct.size() != labels.size()) {
      throw new IllegalArgumentException("%d labels name one twice".formatted(labels.size()));
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("text is blank");
    }
  }
}
