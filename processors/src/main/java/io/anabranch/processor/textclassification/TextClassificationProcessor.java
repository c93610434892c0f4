package io.anabranch.processor.textclassification;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Annotates messages with what a text classifier says about them.
 *
 * @param <T> Avro type of the annotation
 */
public final class TextClassificationProcessor<T extends SpecificRecord>
    implements TextProcessor<T> {

  private final TextClassifier classifier;
  private final ModelInfo model;
  private final Function<double[], T> annotation;

  /**
   * @param classifier closed with this processor
   * @param model what the results name
   * @param annotation makes the annotation from the probabilities of the classifier's labels
   */
  public TextClassificationProcessor(
      TextClassifier classifier, ModelInfo model, Function<double[], T> annotation) {
    this.classifier = classifier;
    this.model = model;
    this.annotation = annotation;
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<T>> process(List<Document> documents) {
    return classifier
        .probabilities(
            documents.stream().map(document -> document.get(Annotation.MESSAGE).getText()).toList())
        .stream()
        .map(this::outcome)
        .toList();
  }

  private Outcome<T> outcome(double[] probabilities) {
    return Arrays.stream(probabilities).allMatch(Double::isFinite)
        ? new Outcome.Done<>(annotation.apply(probabilities))
        : new Outcome.Rejected<>("the model gives no finite numbers for it");
  }

  @Override
  public void close() {
    classifier.close();
  }
}
