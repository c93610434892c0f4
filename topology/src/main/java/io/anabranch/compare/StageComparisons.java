package io.anabranch.compare;

import io.anabranch.comparison.ContentComparison;
import io.anabranch.comparison.LabelComparison;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.checklists.evaluation.MatchComparison;
import io.anabranch.processor.embedding.evaluation.VectorComparison;
import io.anabranch.processor.keywords.evaluation.KeywordComparison;
import io.anabranch.processor.pos.evaluation.TagComparison;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Sentiment;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The comparison of each kind of stage. */
final class StageComparisons {

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

  private StageComparisons() {}

  /** A new one, to which nothing was added yet. */
  static ResultComparison<?, ?> of(Annotation<?> annotation) {
    return KNOWN.getOrDefault(annotation, () -> new ContentComparison<>(annotation.type())).get();
  }
}
