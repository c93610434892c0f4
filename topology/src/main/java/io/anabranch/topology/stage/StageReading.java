package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.util.Set;

/**
 * What a stage reads.
 *
 * @param needs annotations
 * @param required those of the needs without which it has nothing to work on
 * @param languages that its model knows; empty for all
 * @param isContent whether it is the stage that finds what was said, so that it must be given
 *     everything
 */
record StageReading(
    Needs needs, Set<Annotation<?>> required, Set<String> languages, boolean isContent) {

  StageReading {
    required = Set.copyOf(required);
    languages = Set.copyOf(languages);
  }

  static StageReading of(Pipeline pipeline, Stage stage) {
    return new StageReading(
        pipeline.needs(stage),
        pipeline.required(stage),
        stage.factory().languages(stage.options()),
        stage.annotation().equals(Annotation.CONTENT));
  }
}
