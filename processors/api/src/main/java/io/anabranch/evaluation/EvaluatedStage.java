package io.anabranch.evaluation;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.Results;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.schema.Message;
import io.anabranch.schema.ModelInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecord;

/** A stage with those that it needs, run batch by batch and timed. */
public final class EvaluatedStage {

  /** So many messages go first, untimed, so that code is compiled and memory is there. */
  static final int WARM_UP = 128;

  private final ProcessorGraph graph;
  private final Annotation<?> annotation;
  private final Optional<String> language;
  private final int batchSize;
  private final LongConsumer progress;
  private volatile Optional<ModelInfo> answering = Optional.empty();

  /**
   * What a stage answered.
   *
   * @param <R> what is kept of each answer
   * @param values one a text, in the same order
   * @param perSecond number of texts a second
   */
  public record Answers<R>(List<R> values, double perSecond) {}

  /**
   * @param graph computes the annotation; stays the caller's
   * @param annotation of the stage
   * @param language BCP 47 tag of the texts; empty if unknown
   * @param batchSize most texts at once
   * @param progress told now and then how many texts are done
   */
  public EvaluatedStage(
      ProcessorGraph graph,
      Annotation<?> annotation,
      Optional<String> language,
      int batchSize,
      LongConsumer progress) {
    this.graph = graph;
    this.annotation = annotation;
    this.language = language;
    this.batchSize = batchSize;
    this.progress = progress;
  }

  public Annotation<?> annotation() {
    return annotation;
  }

  public TextProcessor<?> processor() {
    return graph.processor(annotation);
  }

  /**
   * Gives the stage reference data, as its topic does in a pipeline.
   *
   * @param entries of the type that its implementations take
   * @param id of an entry
   * @throws IllegalArgumentException if its implementation takes no reference data
   */
  public <E extends SpecificRecord> void load(Collection<E> entries, Function<E, String> id) {
    if (!(processor() instanceof ReferenceData<?> data)) {
      throw new IllegalArgumentException(
          "the implementation of stage '%s' takes no reference data".formatted(annotation));
    }
    @SuppressWarnings("unchecked") // As the caller has promised.
    ReferenceData<E> typed = (ReferenceData<E>) data;
    entries.forEach(entry -> typed.put(id.apply(entry), entry));
  }

  /**
   * Runs the stage on every text.
   *
   * @param read keeps what is needed of an annotated message
   */
  public <R> Answers<R> answer(List<String> texts, Function<AnnotatedMessage, R> read) {
    return timed(
        texts,
        batch -> {
          List<AnnotatedMessage> annotated =
              graph.annotate(batch.stream().map(this::message).toList());
          annotated.forEach(this::noteModel);
          return annotated.stream().map(read).toList();
        });
  }

  private Message message(String text) {
    return Message.newBuilder().setText(text).setLanguage(language.orElse(null)).build();
  }

  private void noteModel(AnnotatedMessage message) {
    if (answering.isEmpty() && message.outcome(annotation) instanceof Outcome.Done<?> done) {
      answering = Optional.of(Results.model((SpecificRecord) done.value()));
    }
  }

  /**
   * Does work on every item, batch by batch; twice on the first {@value #WARM_UP}.
   *
   * @param work gives one value an item, in the same order
   */
  public <I, R> Answers<R> timed(List<I> items, Function<List<I>, List<R>> work) {
    run(items.subList(0, Math.min(WARM_UP, items.size())), work, done -> {});
    long start = System.nanoTime();
    List<R> values = run(items, work, progress);
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Answers<>(values, items.size() / seconds);
  }

  private <I, R> List<R> run(List<I> items, Function<List<I>, List<R>> work, LongConsumer reached) {
    List<R> values = new ArrayList<>(items.size());
    for (int from = 0; from < items.size(); from += batchSize) {
      values.addAll(work.apply(items.subList(from, Math.min(from + batchSize, items.size()))));
      reached.accept(values.size());
    }
    return values;
  }

  /** A result under the name of the model that has answered. */
  public EvaluationResult evaluation(double perSecond, EvaluationReport report) {
    return new EvaluationResult(
        annotation.name(), answering.orElseGet(processor()::model), perSecond, report);
  }
}
