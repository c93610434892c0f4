package io.anabranch.compare;

import io.anabranch.processor.embedding.EmbeddingStage;

import io.anabranch.processor.checklists.ChecklistsStage;

import io.anabranch.processor.keywords.KeywordsStage;

import io.anabranch.processor.pos.PosStage;

import io.anabranch.processor.sentiment.SentimentStage;

import io.anabranch.processor.classification.ClassificationStage;

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
          SentimentStage.ANNOTATION,
          () -> new LabelComparison<>(Sentiment.class, Sentiment::getLabel, Optional.empty()),
          ClassificationStage.ANNOTATION,
          () ->
              new LabelComparison<>(
                  Classification.class,
                  Classification::getLabel,
                  Optional.of(Classification::getLabels)),
          PosStage.ANNOTATION,
          TagComparison::new,
          KeywordsStage.ANNOTATION,
          KeywordComparison::new,
          EmbeddingStage.ANNOTATION,
          VectorComparison::new,
          ChecklistsStage.ANNOTATION,
          MatchComparison::new);

  private StageComparisons() {}

  /** A new one, to which nothing was added yet. */
  static ResultComparison<?, ?> of(Annotation<?> annotation) {
    return KNOWN.getOrDefault(annotation, () -> new ContentComparison<>(annotation.type())).get();
  }
}
