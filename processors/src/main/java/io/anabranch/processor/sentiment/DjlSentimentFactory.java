package io.anabranch.processor.sentiment;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.textclassification.TextClassificationProcessor;
import io.anabranch.processor.textclassification.TextClassifier;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentiment;
import java.util.Map;
import java.util.Set;

/**
 * Sentiment by any text-classification model that DJL loads, whose labels say what is negative,
 * neutral and positive.
 */
public final class DjlSentimentFactory implements ProcessorFactory<Sentiment> {

  @Override
  public Annotation<Sentiment> annotation() {
    return SentimentStage.ANNOTATION;
  }

  @Override
  public String implementation() {
    return "djl";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public Class<DjlSentimentOptions> options() {
    return DjlSentimentOptions.class;
  }

  /**
   * @throws IllegalArgumentException also if the labels of the model are not known, or say no
   *     polarity
   */
  @Override
  public TextProcessor<Sentiment> create(Map<String, String> options, Models models) {
    DjlSentimentOptions chosen = Options.read(DjlSentimentOptions.class, options);
    double margin = chosen.neutralMargin();
    TextClassifier classifier = TextClassifier.open(chosen.classifier());
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
