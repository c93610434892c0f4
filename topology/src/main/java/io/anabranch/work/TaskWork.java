package io.anabranch.work;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.RecordPlace;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.UnavailableException;
import io.anabranch.task.DocumentJson;
import io.anabranch.task.OutcomeJson;
import io.anabranch.topology.dependency.BrokenDependency;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.limit.HungModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Computes the documents of tasks. One that fails spoils no other. Thread-safe.
 *
 * @param <T> Avro type of the annotation
 */
final class TaskWork<T extends SpecificRecord> {

  private final String stage;
  private final TextProcessor<T> processor;
  private final DocumentJson documents;
  private final OutcomeJson<T> outcomes;
  private final Optional<PointedRecords> records;
  private final HungCalls hangs;

  /**
   * @param records reads those that tasks point to; empty if this process may not read Kafka
   */
  TaskWork(
      String stage,
      TextProcessor<T> processor,
      DocumentJson documents,
      OutcomeJson<T> outcomes,
      Optional<PointedRecords> records,
      HungCalls hangs) {
    this.stage = stage;
    this.processor = processor;
    this.documents = documents;
    this.outcomes = outcomes;
    this.records = records;
    this.hangs = hangs;
  }

  /**
   * An outcome for each document.
   *
   * @throws RuntimeException for a {@linkplain BrokenDependency broken dependency}
   */
  List<JsonNode> compute(List<JsonNode> task) {
    Map<Integer, Outcome<T>> results = new HashMap<>();
    Map<Integer, Document> read = new TreeMap<>();
    Map<RecordPlace, Document> pointed = pointed(task);
    for (int i = 0; i < task.size(); i++) {
      try {
        read.put(i, read(task.get(i), pointed));
      } catch (IllegalArgumentException e) {
        results.put(i, new Outcome.Rejected<>("the task is malformed: " + e.getMessage()));
      }
    }
    Iterator<Outcome<T>> computed = process(List.copyOf(read.values())).iterator();
    read.keySet().forEach(number -> results.put(number, computed.next()));
    return IntStream.range(0, task.size())
        .<JsonNode>mapToObj(number -> outcomes.write(Objects.requireNonNull(results.get(number))))
        .toList();
  }

  private Map<RecordPlace, Document> pointed(List<JsonNode> task) {
    List<RecordPlace> places = new ArrayList<>();
    task.forEach(document -> place(document).ifPresent(places::add));
    if (places.isEmpty()) {
      return Map.of();
    }
    return records
        .orElseThrow(
            () ->
                new UnavailableException(
                    "this worker cannot read the records that tasks point to: it has no brokers of"
                        + " Kafka"))
        .read(places);
  }

  private Document read(JsonNode document, Map<RecordPlace, Document> pointed) {
    Optional<RecordPlace> place = place(document);
    if (place.isEmpty()) {
      return documents.read(document);
    }
    Document read = pointed.get(place.get());
    if (read == null) {
      throw new IllegalArgumentException("/record: it is gone, or holds no document");
    }
    return read;
  }

  private static Optional<RecordPlace> place(JsonNode document) {
    JsonNode record = document.path(DocumentJson.RECORD);
    return record.path("topic").isTextual()
            && record.path("partition").canConvertToInt()
            && record.path("offset").canConvertToLong()
        ? Optional.of(
            new RecordPlace(
                record.get("topic").textValue(),
                record.get("partition").intValue(),
                record.get("offset").longValue()))
        : Optional.empty();
  }

  private List<Outcome<T>> process(List<Document> all) {
    if (all.size() > 1) {
      try {
        return processor.process(all);
      } catch (RuntimeException | StackOverflowError e) {
        if (BrokenDependency.causes(e)) {
          throw e;
        }
      }
    }
    return all.stream().map(this::process).toList();
  }

  private Outcome<T> process(Document one) {
    try {
      return processor.process(List.of(one)).get(0);
    } catch (HungModelException e) {
      hangs.add(stage);
      return new Outcome.Rejected<>(String.valueOf(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      if (BrokenDependency.causes(e)) {
        throw e;
      }
      return new Outcome.Rejected<>("the model failed: " + e.getClass().getName());
    }
  }
}
