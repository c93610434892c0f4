package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Option;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage whose model is a function of one document.
 *
 * @param batchSizes sizes of the batches that its processors were given, in order
 */
public record FunctionFactory<T extends SpecificRecord>(
    Annotation<T> annotation,
    String implementation,
    Set<Annotation<?>> needs,
    Function<Document, Outcome<T>> function,
    List<Integer> batchSizes)
    implements ProcessorFactory<T> {

  public static final ModelInfo MODEL = new ModelInfo("function", "1");

  public FunctionFactory(
      Annotation<T> annotation, Set<Annotation<?>> needs, Function<Document, Outcome<T>> function) {
    this(annotation, "function", needs, function, new CopyOnWriteArrayList<>());
  }

  public FunctionFactory<T> named(String implementation) {
    return new FunctionFactory<>(annotation, implementation, needs, function, batchSizes);
  }

  public FunctionFactory<T> computing(Function<Document, Outcome<T>> function) {
    return new FunctionFactory<>(
        annotation, implementation, needs, function, new CopyOnWriteArrayList<>());
  }

  /** Options of any of them. */
  public record FunctionOptions(@Option(doc = "A limit.") Optional<Integer> limit) {}

  @Override
  public Class<FunctionOptions> options() {
    return FunctionOptions.class;
  }

  @Override
  public TextProcessor<T> create(Map<String, String> options, Models models) {
    return processor();
  }

  public TextProcessor<T> processor() {
    return new TextProcessor<>() {
      @Override
      public ModelInfo model() {
        return MODEL;
      }

      @Override
      public List<Outcome<T>> process(List<Document> documents) {
        batchSizes.add(documents.size());
        return documents.stream().map(function).toList();
      }

      @Override
      public void close() {}
    };
  }
}
