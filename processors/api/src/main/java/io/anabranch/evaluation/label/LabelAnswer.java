package io.anabranch.evaluation.label;

import io.anabranch.data.LabelledText;
import io.anabranch.schema.RankedLabel;
import java.util.List;
import java.util.Optional;

/**
 * What a stage that labels says about a text.
 *
 * @param label the label that it gives
 * @param ranked all labels, most probable first; empty if the text was rejected
 * @param given every label whose probability reaches its threshold, if the stage says so
 */
public record LabelAnswer(String label, List<RankedLabel> ranked, Optional<List<String>> given) {

  /** In place of the label of a text that the processor rejected. */
  static final String REJECTED = "(rejected)";

  boolean isRejected() {
    return label.equals(REJECTED);
  }

  boolean isNoneOfThese() {
    return label.equals(LabelledText.NONE_OF_THESE);
  }

  /** The most probable class, whether the stage gives it or says that the text has none. */
  Optional<RankedLabel> best() {
    return ranked.stream()
        .filter(one -> !one.getLabel().equals(LabelledText.NONE_OF_THESE))
        .findFirst();
  }

  /** The most probable class, or that the processor rejected the text. */
  String bestLabel() {
    return best().map(RankedLabel::getLabel).orElse(label);
  }

  /** The most probable of some labels. */
  Optional<String> bestOf(List<String> labels) {
    return ranked.stream().map(RankedLabel::getLabel).filter(labels::contains).findFirst();
  }
}
