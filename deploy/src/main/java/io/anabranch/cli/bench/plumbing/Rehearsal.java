package io.anabranch.cli.bench.plumbing;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.ProcessorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a model has said about documents, and how long it took. Safe for use by several threads.
 *
 * @param <T> Avro type of the annotation
 */
final class Rehearsal<T extends SpecificRecord> {

  /** What differs between the results for messages that are the same. */
  private static final Set<String> NOT_CONTENT = Set.of("source", "model", "processedAt", "error");

  private final List<Annotation<?>> needs;
  private final Map<List<Integer>, Line<T>> lines = new ConcurrentHashMap<>();

  /**
   * What is said about a document.
   *
   * @param nanos the least that it took
   */
  record Line<T>(Outcome<T> outcome, long nanos) {}

  Rehearsal(ProcessorFactory<T> factory) {
    needs = new ArrayList<>(factory.needs());
    needs.addAll(factory.optionalNeeds());
  }

  /** Remembers an outcome, of which it keeps a copy. */
  void put(Document document, Outcome<T> outcome, long nanos) {
    lines.merge(
        key(document),
        new Line<>(copy(outcome), nanos),
        (known, found) -> new Line<>(known.outcome(), Math.min(known.nanos(), found.nanos())));
  }

  /** What was said about the same document, in a copy of its own. */
  Optional<Line<T>> find(Document document) {
    return Optional.ofNullable(lines.get(key(document)))
        .map(line -> new Line<>(copy(line.outcome()), line.nanos()));
  }

  private List<Integer> key(Document document) {
    List<Integer> hashes = new ArrayList<>();
    for (Annotation<?> need : needs) {
      if (document.has(need)) {
        SpecificRecord value = document.get(need);
        for (Schema.Field field : value.getSchema().getFields()) {
          Object content = NOT_CONTENT.contains(field.name()) ? null : value.get(field.pos());
          hashes.add(content == null ? 0 : content.hashCode());
        }
      }
    }
    return hashes;
  }

  private static <T extends SpecificRecord> Outcome<T> copy(Outcome<T> outcome) {
    return outcome instanceof Outcome.Done<T> done
        ? new Outcome.Done<>(
            SpecificData.get().deepCopy(done.value().getSchema(), done.value()), done.model())
        : outcome;
  }
}
