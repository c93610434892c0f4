package io.anabranch.evaluation.label;

import io.anabranch.data.LabelledText;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import io.anabranch.schema.Sentiment;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a stage that labels says about a text.
 *
 * @param label the label that it gives
 * @param ranked all labels, most probable first; empty if the text was rejected
 * @param given every label whose probability reaches its threshold, if the stage says so
 */
record LabelAnswer(String label, List<RankedLabel> ranked, Optional<List<String>> given) {

  /** In place of the label of a text that the processor rejected. */
  static final String REJECTED = "(rejected)";

  /**
   * Reads the answer of the stage of this annotation.
   *
   * @throws IllegalArgumentException if its answers are no labels
   */
  static LabelAnswer of(AnnotatedMessage message, Annotation<?> annotation) {
    if (!(message.outcome(annotation) instanceof Done<? extends SpecificRecord> done)) {
      return new LabelAnswer(REJECTED, List.of(), Optional.empty());
    }
    if (done.value() instanceof Classification classification) {
      return of(classification);
    } else if (done.value() instanceof Sentiment sentiment) {
      return of(sentiment);
    }
    throw new IllegalArgumentException(
        "stage '" + annotation + "' gives no labels; those that do are classification, sentiment");
  }

  private static LabelAnswer of(Classification classification) {
    List<RankedLabel> ranked = classification.getRanked();
    return new LabelAnswer(
        classification.getLabel(),
        ranked.isEmpty()
            ? List.of(new RankedLabel(classification.getLabel(), classification.getProbability()))
            : ranked,
        Optional.of(
            classification.getLabels().stream()
                .filter(label -> !label.equals(LabelledText.NONE_OF_THESE))
                .toList()));
  }

  private static LabelAnswer of(Sentiment sentiment) {
    List<RankedLabel> ranked =
        sentiment.getProbabilities().entrySet().stream()
            .map(entry -> new RankedLabel(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingDouble(RankedLabel::getProbability)
                    .reversed()
                    .thenComparing(RankedLabel::getLabel))
            .toList();
    return new LabelAnswer(sentiment.getLabel(), ranked, Optional.empty());
  }

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
