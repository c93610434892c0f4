package io.anabranch.topology;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.Map;
import java.util.Set;

/**
 * A stage: the implementation chosen for an annotation, with its options.
 *
 * @param factory describes and creates the processor
 * @param options from the configuration
 */
public record Stage(ProcessorFactory<?> factory, Map<String, String> options) {

  public Stage {
    if (factory.needs().isEmpty()) {
      throw new IllegalArgumentException(
          "stage '%s': implementation '%s' needs nothing; it must need at least '%s'"
              .formatted(factory.annotation(), factory.implementation(), Annotation.MESSAGE));
    }
    options = Map.copyOf(options);
  }

  public String name() {
    return annotation().name();
  }

  public Annotation<?> annotation() {
    return factory.annotation();
  }

  public Set<Annotation<?>> needs() {
    return factory.needs();
  }
}
