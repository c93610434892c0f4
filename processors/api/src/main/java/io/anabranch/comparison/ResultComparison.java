package io.anabranch.comparison;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Compares what a stage and a candidate for it say of a message, and counts. Neither its figures
 * nor its changes hold a word of the message. Not thread-safe.
 *
 * @param <T> Avro type of the results
 * @param <E> what is compared of a result, in as little memory as it takes
 */
public interface ResultComparison<T extends SpecificRecord, E> {

  /** Avro type of the results. */
  Class<T> type();

  /** When two results count as the same, in words. */
  String criterion();

  /** What is compared of a result that is no error. */
  E essence(T result);

  /**
   * Adds what was said of one message.
   *
   * @return what is different; empty if it counts as the same
   */
  Optional<String> add(E live, E candidate);

  /** Other figures about what was added, by their names in JSON; NaN where nothing was added. */
  Map<String, Double> figures();

  /** How often what became what, the most frequent first. */
  List<Change> changes();
}
