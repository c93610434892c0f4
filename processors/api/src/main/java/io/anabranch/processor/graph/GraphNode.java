package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** A processor of a graph, beside the factory that describes it. */
record GraphNode<T extends SpecificRecord>(
    ProcessorFactory<T> factory, TextProcessor<T> processor) {

  static <T extends SpecificRecord> GraphNode<T> create(
      ProcessorFactory<T> factory, Map<String, String> options, Models models) {
    return new GraphNode<>(factory, factory.create(options, models));
  }

  /** Gives every item its outcome; items without a need are rejected unseen. */
  void process(List<GraphItem> items) {
    ModelInfo model = processor.model();
    List<GraphItem> ready = new ArrayList<>(items.size());
    for (GraphItem item : items) {
      Optional<Annotation<?>> missing = item.missing(factory.needs());
      if (missing.isPresent()) {
        item.accept(factory.annotation(), without(missing.get(), item), model, Instant.now());
      } else {
        ready.add(item);
      }
    }
    List<Outcome<T>> outcomes =
        ready.isEmpty()
            ? List.of()
            : processor.process(ready.stream().map(GraphItem::document).toList());
    if (outcomes.size() != ready.size()) {
      throw new IllegalStateException(
          "processor '%s' of annotation '%s' gave %d outcomes for %d documents"
              .formatted(
                  factory.implementation(), factory.annotation(), outcomes.size(), ready.size()));
    }
    Instant processedAt = Instant.now();
    for (int i = 0; i < ready.size(); i++) {
      ready.get(i).accept(factory.annotation(), outcomes.get(i), model, processedAt);
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
