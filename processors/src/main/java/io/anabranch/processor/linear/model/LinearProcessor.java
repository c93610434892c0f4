package io.anabranch.processor.linear.model;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Annotates documents with what the linear model for their language says about its labels.
 *
 * @param <T> Avro type of the annotation
 */
public final class LinearProcessor<T extends SpecificRecord> implements TextProcessor<T> {

  private final LanguageModels models;
  private final LinearAnnotation<T> annotation;
  private volatile boolean closed;

  public LinearProcessor(LanguageModels models, LinearAnnotation<T> annotation) {
    this.models = models;
    this.annotation = annotation;
  }

  /** All its models together; each result names the one that it is from. */
  @Override
  public ModelInfo model() {
    return models.info();
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
    String language = document.get(Annotation.MESSAGE).getLanguage();
    return models
        .find(language)
        .map(model -> annotate(model, document))
        .orElseGet(() -> unknown(language));
  }

  private Outcome<T> annotate(LinearTextModel model, Document document) {
    Outcome<List<LabelScore>> scores = model.score(document);
    if (scores instanceof Outcome.Done<List<LabelScore>> done) {
      return new Outcome.Done<>(
          annotation.of(model, document, done.value()), Optional.of(models.info(model)));
    } else if (scores instanceof Outcome.Skipped<List<LabelScore>> skipped) {
      return new Outcome.Skipped<>(skipped.cause(), skipped.reason());
    }
    return new Outcome.Rejected<>(((Outcome.Rejected<List<LabelScore>>) scores).reason());
  }

  private Outcome<T> unknown(@Nullable String language) {
    return new Outcome.Skipped<>(
        SkipCause.LANGUAGE,
        "it is in '%s'; there are models for %s".formatted(language, models.languages()));
  }

  @Override
  public void close() {
    closed = true;
  }
}
