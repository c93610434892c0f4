package io.anabranch.faults;

import io.anabranch.schema.ErrorCause;
import java.util.Set;

/**
 * What a message with an error is to look like.
 *
 * @param stage that failed
 * @param cause why
 * @param skipped stages that need its result
 */
record Failure(String stage, ErrorCause cause, Set<String> skipped) {

  /** The tagging failed, which all but two stages need. */
  static Failure ofPos(ErrorCause cause) {
    return new Failure("pos", cause, Set.of("sentiment", "classification"));
  }
}
