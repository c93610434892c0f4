package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes small deterministic processors, and remembers what became of them.
 *
 * @param <T> Avro type of the annotation
 * @param function what its processor does with a document
 * @param events where it notes that a processor was opened or closed
 * @param mostOutcomes after how many outcomes its processor breaks the contract and stops
 */
record FakeFactory<T extends SpecificRecord>(
    Annotation<T> annotation,
    Set<Annotation<?>> needs,
    Function<Document, Outcome<T>> function,
    List<String> events,
    int mostOutcomes)
    implements ProcessorFactory<T> {

  static <T extends SpecificRecord> FakeFactory<T> of(
      Annotation<T> annotation,
      Set<Annotation<?>> needs,
      Function<Document, Outcome<T>> function,
      List<String> events) {
    return new FakeFactory<>(annotation, needs, function, events, Integer.MAX_VALUE);
  }

  /** Only describes itself: its processor must not run. */
  static <T extends SpecificRecord> FakeFactory<T> describing(
      Annotation<T> annotation, Annotation<?>... needs) {
    return new FakeFactory<>(
        annotation,
        Set.of(needs),
        document -> {
          throw new AssertionError("processor of " + annotation + " ran");
        },
        new ArrayList<>(),
        0);
  }

  @Override
  public String implementation() {
    return "fake-" + annotation;
  }

  @Override
  public TextProcessor<T> create(Map<String, String> options, Models models) {
    if (options.containsKey("broken")) {
      throw new IllegalArgumentException("unknown option 'broken'");
    }
    events.add("open " + annotation);
    return new TextProcessor<>() {
      @Override
      public ModelInfo model() {
        return new ModelInfo("model-of-" + annotation, "1");
      }

      @Override
      public List<Outcome<T>> process(List<Document> documents) {
        return documents.stream().limit(mostOutcomes).map(function).toList();
      }

      @Override
      public void close() {
        events.add("close " + annotation);
      }
    };
  }
}
