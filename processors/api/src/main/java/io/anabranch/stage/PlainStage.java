package io.anabranch.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage of which nothing is known but an implementation.
 *
 * @param <T> Avro type of its results
 */
record PlainStage<T extends SpecificRecord>(Annotation<T> annotation, String defaultImplementation)
    implements StageDescription<T> {

  PlainStage(ProcessorFactory<T> factory) {
    this(factory.annotation(), factory.implementation());
  }

  @Override
  public String doc() {
    return "Computes " + annotation.type().getSimpleName() + ".";
  }

  @Override
  public List<ProcessorFactory<T>> implementations() {
    return List.of();
  }
}
