package io.anabranch.topology.stage;

import io.anabranch.schema.StageError;

/**
 * What a stage makes of a record.
 *
 * @param <T> Avro type of the result
 */
sealed interface StageAnswer<T> {

  /** The result, which may be an error, to send on. */
  record Result<T>(T value) implements StageAnswer<T> {}

  /** Nobody knows which message it is of: only dead letters can have it. */
  record Unidentified<T>(StageError error) implements StageAnswer<T> {}
}
