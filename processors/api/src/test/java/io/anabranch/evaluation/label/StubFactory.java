package io.anabranch.evaluation.label;

import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.schema.ModelInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage that answers as a function of the text says.
 *
 * @param <T> Avro type of the annotation
 * @param processor what it creates
 */
public record StubFactory<T extends SpecificRecord>(
    Annotation<T> annotation, TextProcessor<T> processor) implements ProcessorFactory<T> {

  static final ModelInfo MODEL = new ModelInfo("stub", "1");

  /** Measures a stage that answers like this. */
  public static <T extends SpecificRecord> EvaluationResult evaluate(
      EvaluationTask task, Annotation<T> annotation, Function<String, Outcome<T>> answer) {
    return evaluate(task, annotation, new Stub<>(answer));
  }

  public static <T extends SpecificRecord> EvaluationResult evaluate(
      EvaluationTask task, Annotation<T> annotation, TextProcessor<T> processor) {
    Models models =
        new Models(
            Path.of("none"),
            () -> {
              throw new AssertionError("nothing is embedded here");
            });
    try (ProcessorGraph graph =
        ProcessorGraph.builder(models).add(new StubFactory<>(annotation, processor)).build()) {
      return task.evaluate(new EvaluatedStage(graph, annotation, Optional.empty(), 2, done -> {}));
    }
  }

  @Override
  public String implementation() {
    return "stub";
  }

  @Override
  public Set<Annotation<?>> needs() {
    return Set.of(Annotation.MESSAGE);
  }

  @Override
  public TextProcessor<T> create(Map<String, String> options, Models models) {
    return processor;
  }

  /** Answers each text alone. */
  public static class Stub<T extends SpecificRecord> implements TextProcessor<T> {

    private final Function<String, Outcome<T>> answer;

    public Stub(Function<String, Outcome<T>> answer) {
      this.answer = answer;
    }

    @Override
    public ModelInfo model() {
      return MODEL;
    }

    @Override
    public List<Outcome<T>> process(List<Document> documents) {
      return documents.stream()
          .map(document -> answer.apply(document.get(Annotation.MESSAGE).getText()))
          .toList();
    }

    @Override
    public void close() {}
  }
}
