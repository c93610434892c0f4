package io.anabranch.processor.sentiment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.LinearOptions;
import io.anabranch.processor.linear.model.LinearProcessor;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.Sentiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sentiment by a linear model over the embedding and n-grams. */
public final class LinearSentimentFactory implements ProcessorFactory<Sentiment> {

  private static final String FOLDER = "sentiment";

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
    return Set.of(PosStage.ANNOTATION, EmbeddingStage.ANNOTATION);
  }

  @Override
  public Set<String> languages() {
    return Set.of("en");
  }

  @Override
  public Class<LinearOptions> options() {
    return LinearOptions.class;
  }

  /**
   * @throws IllegalArgumentException also if the model has other labels than negative, neutral and
   *     positive
   */
  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    Path folder =
        Options.read(LinearOptions.class, options)
            .model()
            .orElseGet(() -> models.directory().resolve(FOLDER));
    LinearTextModel model = LinearModelFiles.read(folder);
    List<String> labels = model.labels();
    if (!Set.copyOf(labels).equals(Polarity.LABELS)) {
      throw new IllegalArgumentException(
          "the model in %s has the labels %s; a sentiment model has %s"
              .formatted(folder, labels, Polarity.LABELS));
    }
    return new LinearProcessor<>(model, new LinearSentiment(model));
  }
}
