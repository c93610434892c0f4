package io.anabranch.topology;

import io.anabranch.schema.Gathered;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Gathers the annotations that some stages need together.
 *
 * @param reads the annotations
 */
record GatherAssembly(Needs reads) implements Assembly {

  GatherAssembly {
    reads
        .annotations()
        .forEach(
            annotation -> {
              if (Gathered.SCHEMA$.getField(Assembly.fieldName(annotation)) == null) {
                throw new IllegalArgumentException(
                    "'%s' cannot be gathered: %s has no field for it"
                        .formatted(annotation, Gathered.SCHEMA$.getFullName()));
              }
            });
  }

  @Override
  public String name() {
    return "gathered." + reads.name();
  }

  @Override
  public Set<String> expected() {
    return reads.annotations().stream()
        .map(annotation -> annotation.name())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Duration> timeout() {
    return Optional.empty();
  }

  @Override
  public SpecificRecord assemble(Parts parts) {
    Gathered gathered = Gathered.newBuilder().setSource(parts.source()).build();
    parts
        .annotations()
        .forEach(
            (annotation, value) ->
                gathered.put(
                    gathered.getSchema().getField(Assembly.fieldName(annotation)).pos(), value));
    return gathered;
  }
}
