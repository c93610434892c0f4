package io.anabranch.processor;

import io.anabranch.schema.ModelInfo;
import java.util.Optional;

/**
 * What became of one document.
 *
 * @param <T> Avro type of the annotation
 */
public sealed interface Outcome<T> {

  /**
   * An annotation.
   *
   * @param value without {@code source}, {@code model} and {@code processedAt}
   * @param model what computed it, if that is not the {@linkplain TextProcessor#model() model} of
   *     the processor but, for example, that of one language
   */
  record Done<T>(T value, Optional<ModelInfo> model) implements Outcome<T> {

    /** An annotation by the processor's model. */
    public Done(T value) {
      this(value, Optional.empty());
    }
  }

  /**
   * The processor cannot annotate this document, now or later.
   *
   * @param reason what is wrong with it, without quoting it
   */
  record Rejected<T>(String reason) implements Outcome<T> {}

  /**
   * There is nothing to annotate here for this processor. That is an answer like any: no error, and
   * no dead letter.
   *
   * @param cause why
   * @param reason the same in words, without quoting the document
   */
  record Skipped<T>(SkipCause cause, String reason) implements Outcome<T> {}
}
