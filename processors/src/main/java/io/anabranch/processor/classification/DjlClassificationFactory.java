package io.anabranch.processor.classification;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.textclassification.TextClassificationProcessor;
import io.anabranch.processor.textclassification.TextClassifier;
import io.anabranch.schema.Classification;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.RankedLabel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Classification by any text-classification model that DJL loads. */
public final class DjlClassificationFactory implements ProcessorFactory<Classification> {

  @Override
  public Annotation<Classification> annotation() {
    return ClassificationStage.ANNOTATION;
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
  public Class<DjlClassificationOptions> options() {
    return DjlClassificationOptions.class;
  }

  /**
   * @throws IllegalArgumentException also if the labels of the model are not known, or not distinct
   */
  @Override
  public TextProcessor<Classification> create(Map<String, String> options, Models models) {
    DjlClassificationOptions chosen = Options.read(DjlClassificationOptions.class, options);
    double threshold = chosen.threshold();
    TextClassifier classifier = TextClassifier.open(chosen.classifier());
    List<String> labels = classifier.labels();
    if (Set.copyOf(labels).size() < labels.size()) {
      classifier.close();
      throw new IllegalArgumentException(
          "option 'labels': a label of classification stands for one output, but they are "
              + String.join(", ", labels));
    }
    ModelInfo model = classifier.model();
    return new TextClassificationProcessor<>(
        classifier,
        new ModelInfo(model.getName(), "%s-threshold%s".formatted(model.getVersion(), threshold)),
        probabilities -> classification(labels, probabilities, threshold));
  }

  /** Where labels do not exclude one another, they are ranked by their shares of the sum. */
  static Classification classification(
      List<String> labels, double[] probabilities, double threshold) {
    double sum = Arrays.stream(probabilities).sum();
    List<Integer> order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
            .toList();
    Classification classification = new Classification();
    classification.setLabel(labels.get(order.get(0)));
    classification.setProbability(probabilities[order.get(0)]);
    classification.setLabels(
        order.stream().filter(i -> probabilities[i] >= threshold).map(labels::get).toList());
    classification.setRanked(
        order.stream().map(i -> new RankedLabel(labels.get(i), probabilities[i] / sum)).toList());
    return classification;
  }
}
