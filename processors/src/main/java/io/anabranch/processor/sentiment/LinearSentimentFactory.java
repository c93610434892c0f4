package io.anabranch.processor.sentiment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.linear.model.LanguageModels;
import io.anabranch.processor.linear.model.LinearOptions;
import io.anabranch.processor.linear.model.LinearProcessor;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.linear.model.TurnScoring;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Sentiment;
import java.util.Map;
import java.util.Set;

/** Sentiment by linear models over n-grams, in English also over the embedding. */
public final class LinearSentimentFactory implements ProcessorFactory<Sentiment> {

  private static final String FOLDER = "sentiment";

  /** Languages for which a model ships, besides English. */
  private static final Set<String> SHIPPED = Set.of("de");

  @Override
  public Annotation<Sentiment> annotation() {
    return SentimentStage.ANNOTATION;
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

  /**
   * @throws IllegalArgumentException also if a model has other labels than negative, neutral and
   *     positive
   */
  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    LanguageModels read = LanguageModels.open(options, models.directory().resolve(FOLDER), SHIPPED);
    for (LinearTextModel model : read.all()) {
      if (!Set.copyOf(model.labels()).equals(Polarity.LABELS)) {
        throw new IllegalArgumentException(
            "the model for '%s' has the labels %s; a sentiment model has %s"
                .formatted(model.language(), model.labels(), Polarity.LABELS));
      }
    }
    int turns = Options.read(LinearOptions.class, options).turns();
    return new LinearProcessor<>(read, new LinearSentiment(new TurnScoring(read, turns)));
  }
}
