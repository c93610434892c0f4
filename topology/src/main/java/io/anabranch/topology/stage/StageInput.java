package io.anabranch.topology.stage;

import io.anabranch.processor.Document;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;

/** What a stage makes of a record that it reads. */
sealed interface StageInput {

  /** Everything that the processor needs. */
  record Usable(Source source, Document document) implements StageInput {}

  /** A bad message: its bytes go to dead letters, and the error to the join. */
  record Bad(Source source, StageError error) implements StageInput {}

  /** A stage before this one failed: the error alone goes on. */
  record Upstream(Source source, StageError error) implements StageInput {}

  /** Not even its source is known: only dead letters can have it. */
  record Unidentified(StageError error) implements StageInput {}
}
