package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.stage.StageDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A stage with the implementation chosen for it.
 *
 * @param description of the stage
 * @param factory describes and creates the processor
 * @param options from the configuration
 */
public record Stage(
    StageDescription<?> description, ProcessorFactory<?> factory, Map<String, String> options) {

  /** Names that topics or applications of the pipeline have already. */
  private static final Set<String> RESERVED =
      Set.of(
          Annotation.MESSAGE.name(),
          "enriched",
          "dead-letters",
          "claims",
          "claim-outcomes",
          "intake",
          "join",
          "all");

  private static final List<String> RESULT_FIELDS =
      List.of("source", "model", "processedAt", "error");

  /**
   * @throws IllegalArgumentException if an implementation needs nothing, takes a reserved name,
   *     gives results that lack a field which every result has, or does not know an option
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
    Options.read(factory.options(), options);
  }

  public String name() {
    return annotation().name();
  }

  public Annotation<?> annotation() {
    return factory.annotation();
  }

  /** Annotations without which it has nothing to work on. */
  public Set<Annotation<?>> needs() {
    return factory.needs();
  }
}
