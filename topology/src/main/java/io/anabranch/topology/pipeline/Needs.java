package io.anabranch.topology.pipeline;

import io.anabranch.processor.embedding.EmbeddingStage;

import io.anabranch.processor.checklists.ChecklistsStage;

import io.anabranch.processor.keywords.KeywordsStage;

import io.anabranch.processor.pos.PosStage;

import io.anabranch.processor.sentiment.SentimentStage;

import io.anabranch.processor.classification.ClassificationStage;

import io.anabranch.processor.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a stage reads: one annotation from its own topic, or several from a gather.
 *
 * @param annotations sorted: in the order of the enriched record as far as it has them, then by
 *     name
 */
public record Needs(List<Annotation<?>> annotations) {

  private static final List<Annotation<?>> ORDER =
      List.of(
          Annotation.MESSAGE,
          PosStage.ANNOTATION,
          EmbeddingStage.ANNOTATION,
          SentimentStage.ANNOTATION,
          ClassificationStage.ANNOTATION,
          KeywordsStage.ANNOTATION,
          ChecklistsStage.ANNOTATION);

  static final Comparator<Annotation<?>> BY_RECORD_ORDER =
      Comparator.<Annotation<?>>comparingInt(
              annotation -> ORDER.contains(annotation) ? ORDER.indexOf(annotation) : ORDER.size())
          .thenComparing(Annotation::name);

  public Needs {
    annotations = List.copyOf(annotations);
  }

  public static Needs of(Set<Annotation<?>> annotations) {
    return new Needs(annotations.stream().sorted(BY_RECORD_ORDER).toList());
  }

  /** Whether a gather must assemble them. */
  public boolean several() {
    return annotations.size() > 1;
  }

  /** Names with hyphens, for example {@code pos-embedding}. */
  public String name() {
    return annotations.stream().map(Annotation::name).collect(Collectors.joining("-"));
  }

  /** Name of the field that holds an annotation in gathered and enriched records. */
  public static String fieldName(Annotation<?> annotation) {
    return annotation.equals(Annotation.MESSAGE) ? "message" : annotation.name();
  }
}
