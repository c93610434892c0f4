package io.anabranch.topology.stage;

import io.anabranch.processor.said.SaidView;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;

/** What a stage makes of a record that it reads. */
sealed interface StageInput {

  /** Everything that the processor needs. */
  record Usable(Source source, SaidView view) implements StageInput {}

  /** A bad message: its bytes go to dead letters, and the error to the join. */
  record Bad(Source source, StageError error) implements StageInput {}

  /**
   * Nothing for this stage: one before it failed, nothing is said, or in a language that its model
   * does not know. The reason alone goes on.
   */
  record Skipped(Source source, StageError error) implements StageInput {}

  /** Not even its source is known: only dead letters can have it. */
  record Unidentified(StageError error) implements StageInput {}
}
