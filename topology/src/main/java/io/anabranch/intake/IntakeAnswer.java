package io.anabranch.intake;

import io.anabranch.mapping.MappedMessage;
import io.anabranch.schema.StageError;

/** What becomes of a record. */
public sealed interface IntakeAnswer {

  /** A message. */
  record Taken(MappedMessage message) implements IntakeAnswer {}

  /** Nothing: the mapping leaves it out. */
  record LeftOut() implements IntakeAnswer {}

  /** A dead letter. */
  record Refused(StageError error) implements IntakeAnswer {}
}
