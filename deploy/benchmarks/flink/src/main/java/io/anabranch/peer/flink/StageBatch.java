package io.anabranch.peer.flink;

import io.anabranch.peer.enrichment.PeerPipeline;
import io.anabranch.peer.enrichment.StageResults;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Results;
import io.anabranch.processor.SkipCause;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.said.SaidView;
import io.anabranch.schema.StageError;
import io.anabranch.topology.pipeline.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage's processor, run as the pipeline runs it. Threads may share it.
 *
 * @param needs annotations that the stage reads
 * @param required those without which it has nothing to work on
 * @param languages that the processor knows; empty for all
 */
record StageBatch<T extends SpecificRecord>(
    Annotation<T> annotation,
    TextProcessor<T> processor,
    List<Annotation<?>> needs,
    Set<Annotation<?>> required,
    Set<String> languages) {

  static StageBatch<?> of(PeerPipeline peer, String name) {
    Stage stage = peer.pipeline().stage(name);
    return of(peer, stage, stage.annotation());
  }

  private static <T extends SpecificRecord> StageBatch<T> of(
      PeerPipeline peer, Stage stage, Annotation<T> annotation) {
    @SuppressWarnings("unchecked") // The graph has it under this annotation.
    TextProcessor<T> processor = (TextProcessor<T>) peer.graph().processor(annotation);
    return new StageBatch<>(
        annotation,
        processor,
        peer.pipeline().needs(stage).annotations(),
        peer.pipeline().required(stage),
        stage.factory().languages(stage.options()));
  }

  /** One result a message, in the same order. */
  List<Annotated> process(List<Annotated> messages) {
    Map<Integer, Outcome<T>> outcomes = new TreeMap<>();
    List<Integer> seen = new ArrayList<>();
    List<SaidView> views = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      SaidView view = SaidView.of(document(messages.get(i)));
      Optional<Outcome.Skipped<T>> skipped = skip(messages.get(i), view);
      if (skipped.isPresent()) {
        outcomes.put(i, skipped.get());
      } else {
        seen.add(i);
        views.add(view);
      }
    }
    if (!seen.isEmpty()) {
      List<Outcome<T>> answers = processor.process(views.stream().map(SaidView::document).toList());
      for (int i = 0; i < seen.size(); i++) {
        if (answers.get(i) instanceof Outcome.Done<T> done) {
          var unused = views.get(i).toMessage(done.value());
        }
        outcomes.put(seen.get(i), answers.get(i));
      }
    }
    Instant now = Instant.now();
    List<Annotated> results = new ArrayList<>(messages.size());
    outcomes.forEach(
        (i, outcome) -> {
          Annotated message = messages.get(i);
          results.add(
              message.only(
                  annotation.name(),
                  StageResults.of(annotation, outcome, message.source(), processor.model(), now)));
        });
    return results;
  }

  private Document document(Annotated message) {
    Document document = Document.empty();
    for (Annotation<?> need : needs) {
      SpecificRecord value = value(message, need);
      if (Results.error(value) == null) {
        document = with(document, need, value);
      }
    }
    return document;
  }

  private Optional<Outcome.Skipped<T>> skip(Annotated message, SaidView view) {
    for (Annotation<?> need : needs) {
      StageError error = Results.error(value(message, need));
      if (error != null && required.contains(need)) {
        return Optional.of(
            new Outcome.Skipped<>(cause(error), "it has no annotation '" + need + "'"));
      }
    }
    return annotation.equals(Annotation.CONTENT) ? Optional.empty() : view.skip(languages);
  }

  /** What was skipped before is skipped here for the same cause. */
  private static SkipCause cause(StageError error) {
    return Stream.of(SkipCause.values())
        .filter(cause -> cause.cause() == error.getCause())
        .findFirst()
        .orElse(SkipCause.UPSTREAM);
  }

  private static SpecificRecord value(Annotated message, Annotation<?> need) {
    return Objects.requireNonNull(message.values().get(need.name()), need.name());
  }

  private static <N extends SpecificRecord> Document with(
      Document document, Annotation<N> need, SpecificRecord value) {
    return document.with(need, need.type().cast(value));
  }
}
