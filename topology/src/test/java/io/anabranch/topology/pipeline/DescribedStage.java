package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.stage.StageDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A stage as tests describe it.
 *
 * @param omission leaves out of a result what enriched records do not show
 * @param header name of the header of its results, if they have one
 * @param value of the header
 */
record DescribedStage<T extends SpecificRecord>(
    Annotation<T> annotation,
    int place,
    String defaultImplementation,
    Consumer<T> omission,
    Optional<String> header,
    Function<T, String> value)
    implements StageDescription<T> {

  DescribedStage(Annotation<T> annotation, int place, String defaultImplementation) {
    this(annotation, place, defaultImplementation, result -> {}, Optional.empty(), result -> "");
  }

  DescribedStage<T> omitting(Consumer<T> other) {
    return new DescribedStage<>(annotation, place, defaultImplementation, other, header, value);
  }

  DescribedStage<T> heading(String name, Function<T, String> read) {
    return new DescribedStage<>(
        annotation, place, defaultImplementation, omission, Optional.of(name), read);
  }

  @Override
  public String doc() {
    return "A stage of tests.";
  }

  @Override
  public List<ProcessorFactory<T>> implementations() {
    return List.of();
  }

  @Override
  public Optional<Consumer<T>> leavesOut() {
    return Optional.of(omission);
  }

  @Override
  public Set<String> headerNames() {
    return header.map(Set::of).orElse(Set.of());
  }

  @Override
  public Map<String, String> headers(T result) {
    return header.map(name -> Map.of(name, value.apply(result))).orElse(Map.of());
  }
}
