package io.anabranch.processor;

import org.apache.avro.specific.SpecificRecord;

/**
 * Receives reference data while documents are processed. Safe for use beside {@link
 * TextProcessor#process}.
 *
 * @param <R> Avro type of an entry
 */
public interface ReferenceData<R extends SpecificRecord> {

  /**
   * Adds or replaces an entry.
   *
   * @throws IllegalArgumentException if the entry is unusable; the one before it, if any, is
   *     dropped
   */
  void put(String id, R entry);

  /** Removes an entry, if present. */
  void remove(String id);

  /**
   * Version of the data that a result was made with: another one whenever a result could be
   * another. Results of the same version, model and input count as the same.
   *
   * @param result that the processor has given
   */
  default String version(SpecificRecord result) {
    return "";
  }
}
