package io.anabranch.processor;

/**
 * What became of one document.
 *
 * @param <T> Avro type of the annotation
 */
public sealed interface Outcome<T> {

  /** The annotation, without {@code source}, {@code model} and {@code processedAt}. */
  record Done<T>(T value) implements Outcome<T> {}

  /**
   * The processor cannot annotate this document, now or later.
   *
   * @param reason what is wrong with it, without quoting it
   */
  record Rejected<T>(String reason) implements Outcome<T> {}
}
