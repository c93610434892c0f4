package io.anabranch.topology.pipeline;

import io.anabranch.processor.Annotation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a stage reads: one annotation from its own topic, or several from a gather.
 *
 * @param annotations in the order of {@link io.anabranch.stage.StageCatalog#order}
 */
public record Needs(List<Annotation<?>> annotations) {

  public Needs {
    annotations = List.copyOf(annotations);
  }

  /** Whether a gather must assemble them. */
  public boolean several() {
    return annotations.size() > 1;
  }

  /** Names with hyphens, for example {@code pos-embedding}. */
  public String name() {
    return annotations.stream().map(Annotation::name).collect(Collectors.joining("-"));
  }
}
