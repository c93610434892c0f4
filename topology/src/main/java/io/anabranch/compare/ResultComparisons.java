package io.anabranch.compare;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Sentiment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The comparison of each kind of stage. */
final class ResultComparisons {

  private static final Map<Annotation<?>, Supplier<ResultComparison<?, ?>>> KNOWN =
      Map.of(
          Annotation.SENTIMENT,
          () -> new LabelComparison<>(Sentiment.class, Sentiment::getLabel, Optional.empty()),
          Annotation.CLASSIFICATION,
          () ->
              new LabelComparison<>(
                  Classification.class,
                  Classification::getLabel,
                  Optional.of(Classification::getLabels)),
          Annotation.POS,
          TagComparison::new,
          Annotation.KEYWORDS,
          KeywordComparison::new,
          Annotation.EMBEDDING,
          VectorComparison::new,
          Annotation.CHECKLISTS,
          MatchComparison::new);

  private ResultComparisons() {}

  /** A new one, to which nothing was added yet. */
  static ResultComparison<?, ?> of(Annotation<?> annotation) {
    return KNOWN.getOrDefault(annotation, () -> new ContentComparison<>(annotation.type())).get();
  }
}
