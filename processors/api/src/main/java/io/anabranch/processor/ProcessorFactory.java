package io.anabranch.processor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * An implementation of a stage, found by {@link java.util.ServiceLoader}. Describes the processor
 * without loading its model, so that the topology can be wired from descriptions alone.
 *
 * @param <T> Avro type of the annotation
 */
public interface ProcessorFactory<T extends SpecificRecord> {

  /** What the processor computes. */
  Annotation<T> annotation();

  /** Name by which the configuration chooses among implementations of one annotation. */
  String implementation();

  /** Annotations that each document must have; at least one. */
  Set<Annotation<?>> needs();

  /**
   * Annotations that a document has if the stages that compute them gave one. They are waited for
   * as the others are; if no stage computes one of them, nobody waits.
   */
  default Set<Annotation<?>> optionalNeeds() {
    return Set.of();
  }

  /** BCP 47 tags of the languages that the model knows; empty if that does not matter. */
  default Set<String> languages() {
    return Set.of();
  }

  /**
   * The same where it depends on options. Documents in other languages are skipped unseen.
   *
   * @param options the stage's options from the configuration
   */
  default Set<String> languages(Map<String, String> options) {
    return languages();
  }

  /** The record of its options, as {@link Options} reads it. */
  default Class<? extends Record> options() {
    return NoOptions.class;
  }

  /**
   * Those of its options that can change a result. A result is computed anew where one of them, or
   * the model, has changed.
   *
   * @param options the stage's options from the configuration
   */
  default Map<String, String> decidingOptions(Map<String, String> options) {
    return options;
  }

  /**
   * The topic of reference data that the processor reads beside its documents; if present, the
   * processor implements {@link ReferenceData} of its type.
   */
  default Optional<Annotation<?>> reference() {
    return Optional.empty();
  }

  /**
   * Loads the model.
   *
   * @param options the stage's options from the configuration, for {@link Options#read}
   * @param models what the processors of one process share
   * @throws IllegalArgumentException if an option is unknown or its value not allowed
   * @throws java.io.UncheckedIOException if the model cannot be read
   */
  TextProcessor<T> create(Map<String, String> options, Models models);
}
