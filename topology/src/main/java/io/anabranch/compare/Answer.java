package io.anabranch.compare;

import io.anabranch.processor.Results;
import io.anabranch.schema.ErrorCause;

/**
 * What was said of a message.
 *
 * @param <E> what is compared of a result
 */
sealed interface Answer<E> {

  /** Name and version of the model that said it. */
  String model();

  /** A result. */
  record Given<E>(String model, E essence) implements Answer<E> {}

  /** An error. */
  record Failed<E>(String model, ErrorCause cause) implements Answer<E> {

    /** Whether it failed here: it did not skip the message, and no stage before it failed. */
    boolean isOwn() {
      return !Results.isSkip(cause);
    }
  }
}
