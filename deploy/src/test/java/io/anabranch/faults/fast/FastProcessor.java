package io.anabranch.faults.fast;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.ModelInfo;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Applies a function to each document, but hangs on those with one mark, rejects those with
 * another, and ends the process on those with a third.
 */
final class FastProcessor<T extends SpecificRecord> implements TextProcessor<T> {

  private final ModelInfo model;
  private final Function<Document, T> function;
  private final FastFactory.FastOptions options;

  FastProcessor(ModelInfo model, Function<Document, T> function, FastFactory.FastOptions options) {
    this.model = model;
    this.function = function;
    this.options = options;
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<T>> process(List<Document> documents) {
    return documents.stream().map(this::process).toList();
  }

  @Override
  public void close() {}

  private Outcome<T> process(Document document) {
    String text = text(document);
    while (options.spin().filter(text::contains).isPresent()) {
      Thread.onSpinWait();
    }
    if (options.halt().filter(text::contains).isPresent()) {
      Runtime.getRuntime().halt(1);
    }
    if (options.reject().filter(text::contains).isPresent()) {
      return new Outcome.Rejected<>("the text has the mark of those to reject");
    }
    return new Outcome.Done<>(function.apply(document));
  }

  private static String text(Document document) {
    if (document.has(Annotation.MESSAGE)) {
      return document.get(Annotation.MESSAGE).getText();
    }
    return document.has(PosStage.ANNOTATION) ? document.get(PosStage.ANNOTATION).getText() : "";
  }
}
