package io.anabranch.processor.classification;

import io.anabranch.data.LabelledText;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.linear.model.LabelScore;
import io.anabranch.processor.linear.model.LanguageModels;
import io.anabranch.processor.linear.model.LinearOptions;
import io.anabranch.processor.linear.model.LinearProcessor;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Classification by linear models over n-grams, in English also over the embedding. */
public final class LinearClassificationFactory implements ProcessorFactory<Classification> {

  private static final String FOLDER = "classification";

  /** Languages for which a model ships, besides English. */
  private static final Set<String> SHIPPED = Set.of("de");

  @Override
  public Annotation<Classification> annotation() {
    return ClassificationStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return "linear";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  /** What models for some languages read, the one for English among them. */
  @Override
  public Set<Annotation<?>> optionalNeeds() {
    return Set.of(PosStage.ANNOTATION, EmbeddingStage.ANNOTATION);
  }

  @Override
  public Set<String> languages() {
    return languages(Map.of());
  }

  @Override
  public Set<String> languages(Map<String, String> options) {
    return LinearOptions.languages(options, SHIPPED);
  }

  @Override
  public Class<LinearOptions> options() {
    return LinearOptions.class;
  }

  @Override
  public TextProcessor<Classification> create(Map<String, String> options, Models models) {
    return new LinearProcessor<>(
        LanguageModels.open(options, models.directory().resolve(FOLDER), SHIPPED),
        (model, document, scores) -> classification(scores, model.rejects(scores)));
  }

  /**
   * @param scores all labels, the most probable first
   * @param rejected whether the message may belong to none of them
   */
  static Classification classification(List<LabelScore> scores, boolean rejected) {
    Classification classification = new Classification();
    classification.setLabel(rejected ? LabelledText.NONE_OF_THESE : scores.get(0).label());
    classification.setProbability(scores.get(0).probability());
    classification.setLabels(
        scores.stream()
            .filter(score -> score.given() && !rejected)
            .map(LabelScore::label)
            .toList());
    classification.setRanked(
        scores.stream().map(one -> new RankedLabel(one.label(), one.probability())).toList());
    return classification;
  }
}
