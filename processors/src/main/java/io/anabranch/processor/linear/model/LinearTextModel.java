package io.anabranch.processor.linear.model;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Results;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.processor.embedding.Precision;
import io.anabranch.processor.linear.features.FeatureExtractor;
import io.anabranch.processor.linear.features.TextFeatures;
import io.anabranch.processor.linear.features.TextInput;
import io.anabranch.processor.linear.features.Vectorizer;
import io.anabranch.processor.linear.features.Vocabulary;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.TaggedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A trained model: scores the labels of documents in one language. Immutable. */
public final class LinearTextModel {

  private final LinearModelMetadata description;
  private final TextInput input;
  private final FeatureExtractor extractor;
  private final Vectorizer vectorizer;
  private final LinearModel model;

  /**
   * @throws IllegalArgumentException if the parts differ in their numbers of labels or features
   */
  public LinearTextModel(
      LinearModelMetadata description, Vocabulary vocabulary, LinearModel model) {
    this.description = description;
    this.input = description.input();
    this.extractor =
        new FeatureExtractor(description.scales().blocks().keySet(), description.language());
    this.vectorizer =
        new Vectorizer(
            vocabulary,
            description.scales(),
            description.dimension(),
            description.settings().wordsAlone());
    this.model = model;
    if (model.labels() != description.labels().size() || model.features() != vectorizer.size()) {
      throw new IllegalArgumentException(
          "weights are for %d labels and %d features; the description and the vocabulary have %d and %d"
              .formatted(
                  model.labels(),
                  model.features(),
                  description.labels().size(),
                  vectorizer.size()));
    }
  }

  public LinearModelMetadata description() {
    return description;
  }

  public ModelInfo info() {
    return new ModelInfo(description.name(), description.version());
  }

  /** The names of all labels. */
  public List<String> labels() {
    return description.labels().stream().map(LinearModelMetadata.Label::name).toList();
  }

  Vocabulary vocabulary() {
    return vectorizer.vocabulary();
  }

  public LinearModel weights() {
    return model;
  }

  /** The language of the texts that it knows. */
  public String language() {
    return description.language();
  }

  /**
   * The labels of a document, the most probable first; skipped if what it reads is not there, and
   * rejected if the embedding is from another model than the one trained with, as the numbers would
   * mean nothing.
   */
  public Outcome<List<LabelScore>> score(Document document) {
    Optional<Annotation<?>> missing = input.missing(document);
    if (missing.isPresent()) {
      return new Outcome.Skipped<>(
          SkipCause.UPSTREAM,
          "%s:%s reads '%s', of which nothing is given"
              .formatted(description.name(), description.version(), missing.get()));
    }
    if (input.embedded()) {
      String embedded = Results.modelId(document.get(EmbeddingStage.ANNOTATION).getModel());
      if (!Precision.areComparable(embedded, Objects.requireNonNull(description.embedding()))) {
        return new Outcome.Rejected<>(
            "embedding is from model %s; %s:%s was trained with %s and must be trained again"
                .formatted(
                    embedded, description.name(), description.version(), description.embedding()));
      }
    }
    return new Outcome.Done<>(scores(extractor.extract(text(document), input.embedding(document))));
  }

  /**
   * The sentences and words that are scored.
   *
   * @param document that lacks nothing of what the model reads
   */
  public TaggedText text(Document document) {
    return input.text(document);
  }

  /**
   * The labels of a text by its words alone, the most probable first.
   *
   * @param text as {@link #text} gives it
   * @throws IllegalArgumentException if the model reads an embedding and was not trained for texts
   *     without, see {@link TrainingSettings#wordsAlone()}
   */
  public List<LabelScore> scoreWords(TaggedText text) {
    return scores(extractor.extract(text, new float[0]));
  }

  private List<LabelScore> scores(TextFeatures features) {
    double[] probabilities = model.probabilities(vectorizer.vector(features));
    return ranked(Calibration.apply(probabilities, description.sharpness()));
  }

  /**
   * Whether a text with these labels may belong to none of them, by the probability of the best.
   *
   * @param scores of a document, the most probable first
   */
  public boolean rejects(List<LabelScore> scores) {
    return scores.get(0).probability() < description.rejectBelow();
  }

  private List<LabelScore> ranked(double[] probabilities) {
    List<LabelScore> scores = new ArrayList<>(probabilities.length);
    for (int i = 0; i < probabilities.length; i++) {
      LinearModelMetadata.Label label = description.labels().get(i);
      scores.add(
          new LabelScore(label.name(), probabilities[i], probabilities[i] >= label.threshold()));
    }
    scores.sort(Comparator.comparingDouble(LabelScore::probability).reversed());
    return List.copyOf(scores);
  }
}
