package io.anabranch.processor.sentiment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.LinearProcessor;
import io.anabranch.processor.linear.model.LinearTextModel;
import io.anabranch.schema.Sentiment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentiment by a linear model over the embedding and n-grams.
 *
 * <p>Option {@value #MODEL}: folder of the model; by default {@value #FOLDER} in the folder of
 * models.
 */
public final class LinearSentimentFactory implements ProcessorFactory<Sentiment> {

  static final String MODEL = "model";
  static final String FOLDER = "sentiment";

  @Override
  public Annotation<Sentiment> annotation() {
    return Annotation.SENTIMENT;
  }

  @Override
  public String implementation() {
    return "linear";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.POS, Annotation.EMBEDDING);
  }

  /**
   * @throws IllegalArgumentException also if the model has other labels than negative, neutral and
   *     positive
   */
  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    Path folder =
        Options.of(options, Set.of(MODEL))
            .text(MODEL)
            .map(Path::of)
            .orElse(models.directory().resolve(FOLDER));
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
