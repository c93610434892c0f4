package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.said.SaidView;
import io.anabranch.schema.ModelInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * A processor of a graph, beside the factory that describes it.
 *
 * @param languages that it knows; empty for all
 */
record GraphNode<T extends SpecificRecord>(
    ProcessorFactory<T> factory, TextProcessor<T> processor, Set<String> languages) {

  /** An item that the processor is given, as it sees it. */
  private record Seen(GraphItem item, SaidView view) {}

  static <T extends SpecificRecord> GraphNode<T> create(
      ProcessorFactory<T> factory, Map<String, String> options, Models models) {
    return new GraphNode<>(factory, factory.create(options, models), factory.languages(options));
  }

  /** Gives every item its outcome; items without a need are rejected or skipped unseen. */
  void process(List<GraphItem> items) {
    ModelInfo model = processor.model();
    List<Seen> ready = new ArrayList<>(items.size());
    for (GraphItem item : items) {
      Optional<Annotation<?>> missing = item.missing(factory.needs());
      if (missing.isPresent()) {
        item.accept(factory.annotation(), without(missing.get(), item), model, Instant.now());
      } else {
        SaidView view = SaidView.of(item.document());
        Optional<Outcome.Skipped<T>> skipped =
            factory.annotation().equals(Annotation.CONTENT)
                ? Optional.empty()
                : view.skip(languages);
        skipped.ifPresentOrElse(
            outcome -> item.accept(factory.annotation(), outcome, model, Instant.now()),
            () -> ready.add(new Seen(item, view)));
      }
    }
    List<Outcome<T>> outcomes =
        ready.isEmpty()
            ? List.of()
            : processor.process(ready.stream().map(seen -> seen.view().document()).toList());
    if (outcomes.size() != ready.size()) {
      throw new IllegalStateException(
          "processor '%s' of annotation '%s' gave %d outcomes for %d documents"
              .formatted(
                  factory.implementation(), factory.annotation(), outcomes.size(), ready.size()));
    }
    Instant processedAt = Instant.now();
    for (int i = 0; i < ready.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Done<T> done) {
        ready.get(i).view().toMessage(done.value());
      }
      ready.get(i).item().accept(factory.annotation(), outcomes.get(i), model, processedAt);
    }
  }

  /** What was skipped before is skipped here for the same cause. */
  private static <T> Outcome<T> without(Annotation<?> need, GraphItem item) {
    String reason = "it has no annotation '" + need + "'";
    return item.outcome(need) instanceof Outcome.Skipped<?> skipped
        ? new Outcome.Skipped<>(skipped.cause(), reason)
        : new Outcome.Rejected<>(reason);
  }
}
