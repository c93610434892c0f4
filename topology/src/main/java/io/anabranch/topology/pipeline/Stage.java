package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A stage: the implementation chosen for an annotation, with its options.
 *
 * @param factory describes and creates the processor
 * @param options from the configuration
 */
public record Stage(ProcessorFactory<?> factory, Map<String, String> options) {

  /** Names that topics or applications of the pipeline have already. */
  private static final Set<String> RESERVED =
      Set.of(Annotation.MESSAGE.name(), "enriched", "dead-letters", "join", "all");

  private static final List<String> RESULT_FIELDS =
      List.of("source", "model", "processedAt", "error");

  /**
   * @throws IllegalArgumentException if an implementation needs nothing, takes a reserved name, or
   *     gives results that lack a field which every result has
   */
  public Stage {
    String name = factory.annotation().name();
    if (RESERVED.contains(name)) {
      throw new IllegalArgumentException(
          "stage '%s': the name is reserved, as are %s".formatted(name, new TreeSet<>(RESERVED)));
    }
    Schema schema = SpecificData.get().getSchema(factory.annotation().type());
    if (!RESULT_FIELDS.stream().allMatch(field -> schema.getField(field) != null)) {
      throw new IllegalArgumentException(
          "stage '%s': type %s must have the fields %s"
              .formatted(name, schema.getFullName(), RESULT_FIELDS));
    }
    if (factory.needs().isEmpty()) {
      throw new IllegalArgumentException(
          "stage '%s': implementation '%s' needs nothing; it must need at least '%s'"
              .formatted(name, factory.implementation(), Annotation.MESSAGE));
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
