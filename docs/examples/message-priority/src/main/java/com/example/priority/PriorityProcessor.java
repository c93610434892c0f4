package com.example.priority;

import com.example.urgency.UrgencyStage;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextEmbedder;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.List;

/** What is urgent and serious has a high priority; what is neither, a low one. */
final class PriorityProcessor implements TextProcessor<Priority> {

  private static final List<String> SERIOUS =
      List.of(
          "Somebody was hurt by your product.",
          "There is smoke and it smells of burning.",
          "Money was stolen from my account.",
          "We cannot work at all, everything is down.");

  private final ModelInfo embedder;
  private final float[][] serious;
  private final double threshold;
  private final ModelInfo model;
  private volatile boolean closed;

  /**
   * @param embedder is not closed with this processor
   * @param threshold least seriousness of a message that counts as serious
   */
  PriorityProcessor(TextEmbedder embedder, double threshold) {
    this.embedder = embedder.model();
    this.serious = embedder.embed(SERIOUS);
    this.threshold = threshold;
    // The version changes whenever a result could change.
    this.model =
        new ModelInfo(
            "urgent-and-serious",
            "1-%s-threshold%s".formatted(this.embedder.getVersion(), threshold));
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<Priority>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("the processor is closed");
    }
    return documents.stream().map(this::rate).toList();
  }

  private Outcome<Priority> rate(Document document) {
    Embedding embedding = document.get(PriorityFactory.EMBEDDING);
    if (!embedding.getModel().equals(embedder)) {
      return new Outcome.Rejected<>("the message was embedded by another model");
    }
    double seriousness = seriousness(embedding.getVector());
    boolean isSerious = seriousness >= threshold;
    boolean isUrgent = document.get(UrgencyStage.ANNOTATION).getLabel().equals(UrgencyStage.URGENT);
    Priority priority = new Priority();
    priority.setSeriousness(seriousness);
    if (isSerious && isUrgent) {
      priority.setLabel(PriorityStage.HIGH);
    } else {
      priority.setLabel(isSerious || isUrgent ? PriorityStage.NORMAL : PriorityStage.LOW);
    }
    return new Outcome.Done<>(priority);
  }

  /** Vectors have length 1, so that the scalar product is the cosine. */
  private double seriousness(List<Float> vector) {
    double most = -1;
    for (float[] other : serious) {
      double cosine = 0;
      for (int i = 0; i < other.length; i++) {
        cosine += vector.get(i) * other[i];
      }
      most = Math.max(most, cosine);
    }
    return most;
  }

  @Override
  public void close() {
    closed = true;
  }
}
