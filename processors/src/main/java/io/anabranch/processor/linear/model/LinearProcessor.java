package io.anabranch.processor.linear.model;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * Annotates documents with what a linear model says about its labels.
 *
 * @param <T> Avro type of the annotation
 */
public final class LinearProcessor<T extends SpecificRecord> implements TextProcessor<T> {

  private final LinearTextModel model;
  private final BiFunction<Document, List<LabelScore>, T> annotation;
  private volatile boolean closed;

  /**
   * @param annotation makes the annotation of a document from its labels, the most probable first
   */
  public LinearProcessor(
      LinearTextModel model, BiFunction<Document, List<LabelScore>, T> annotation) {
    this.model = model;
    this.annotation = annotation;
  }

  @Override
  public ModelInfo model() {
    return model.info();
  }

  @Override
  public List<Outcome<T>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    List<Outcome<T>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(annotate(document));
    }
    return outcomes;
  }

  private Outcome<T> annotate(Document document) {
    Outcome<List<LabelScore>> scores = model.score(document);
    if (scores instanceof Outcome.Done<List<LabelScore>> done) {
      return new Outcome.Done<>(annotation.apply(document, done.value()));
    }
    return new Outcome.Rejected<>(((Outcome.Rejected<List<LabelScore>>) scores).reason());
  }

  @Override
  public void close() {
    closed = true;
  }
}
