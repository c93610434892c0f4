package io.anabranch.processor.classification;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.linear.model.LanguageModels;
import io.anabranch.processor.linear.model.LinearOptions;
import io.anabranch.processor.linear.model.LinearProcessor;
import io.anabranch.processor.linear.model.TurnScoring;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Classification;
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
    LanguageModels read = LanguageModels.open(options, models.directory().resolve(FOLDER), SHIPPED);
    int turns = Options.read(LinearOptions.class, options).turns();
    return new LinearProcessor<>(read, new LinearClassification(new TurnScoring(read, turns)));
  }
}
