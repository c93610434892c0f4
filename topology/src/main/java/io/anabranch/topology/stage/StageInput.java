package io.anabranch.topology.stage;

import io.anabranch.processor.said.SaidView;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;

/** What a stage reads in a record. */
sealed interface StageInput {

  /** Everything that the processor needs. */
  record Usable(Source source, SaidView view) implements StageInput {}

  /**
   * Nothing to work on, and why: a bad message; or a skip, as one before it failed, nothing is
   * said, or in a language that its model does not know.
   */
  record Unusable(Source source, StageError error) implements StageInput {}

  /** Not even its source is known: only dead letters can have it. */
  record Unidentified(StageError error) implements StageInput {}
}
