package io.anabranch.processor.sentiment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.textclassification.TextClassificationProcessor;
import io.anabranch.processor.textclassification.TextClassifier;
import io.anabranch.processor.textclassification.TextClassifierOptions;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentiment;
import java.util.Map;
import java.util.Set;

/**
 * Sentiment by any text-classification model that DJL loads, whose labels say what is negative,
 * neutral and positive.
 *
 * <p>Options: those of {@link TextClassifierOptions}, and {@value #NEUTRAL_MARGIN}, from 0, the
 * default, to 0.9, see {@link PolarityLabels}.
 */
public final class DjlSentimentFactory implements ProcessorFactory<Sentiment> {

  private static final String NEUTRAL_MARGIN = "neutral-margin";

  @Override
  public Annotation<Sentiment> annotation() {
    return Annotation.SENTIMENT;
  }

  @Override
  public String implementation() {
    return "djl";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  /**
   * @throws IllegalArgumentException also if the labels of the model are not known, or say no
   *     polarity
   */
  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    Options checked = Options.of(options, TextClassifierOptions.keysWith(NEUTRAL_MARGIN));
    double margin = checked.decimal(NEUTRAL_MARGIN, 0, 0, 0.9);
    TextClassifier classifier = TextClassifier.open(TextClassifierOptions.from(checked));
    try {
      PolarityLabels polarities = PolarityLabels.of(classifier.labels(), margin);
      ModelInfo model = classifier.model();
      return new TextClassificationProcessor<>(
          classifier,
          new ModelInfo(model.getName(), "%s-margin%s".formatted(model.getVersion(), margin)),
          polarities::sentiment);
    } catch (IllegalArgumentException e) {
      classifier.close();
      throw e;
    }
  }
}
