package io.anabranch.processor.graph;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sorts processors so that each comes after those that compute what it needs, and all after the
 * content if it is computed.
 */
public final class ProcessorOrder {

  private final Map<Annotation<?>, ProcessorFactory<?>> factories = new LinkedHashMap<>();

  private ProcessorOrder(Collection<? extends ProcessorFactory<?>> chosen) {
    for (ProcessorFactory<?> factory : chosen) {
      ProcessorFactory<?> other = factories.put(factory.annotation(), factory);
      if (other != null) {
        throw new IllegalArgumentException(
            "annotation '%s' has two processors: '%s' and '%s'"
                .formatted(factory.annotation(), other.implementation(), factory.implementation()));
      }
    }
  }

  /**
   * The factories in an order in which their processors can run; the given order where needs leave
   * a choice.
   *
   * @throws IllegalArgumentException if two compute one annotation, if none computes a need, or if
   *     the needs form a cycle; the message names the annotations
   */
  public static List<ProcessorFactory<?>> sort(Collection<? extends ProcessorFactory<?>> chosen) {
    ProcessorOrder order = new ProcessorOrder(chosen);
    return TopologicalOrder.<ProcessorFactory<?>>sort(
        chosen, order::upstream, factory -> factory.annotation().name());
  }

  private List<ProcessorFactory<?>> upstream(ProcessorFactory<?> user) {
    Stream<ProcessorFactory<?>> required =
        byName(user.needs())
            .filter(need -> !need.equals(Annotation.MESSAGE))
            .map(need -> computing(need, user));
    Stream<ProcessorFactory<?>> content =
        user.annotation().equals(Annotation.CONTENT)
            ? Stream.empty()
            : byName(Set.of(Annotation.CONTENT)).flatMap(this::ifComputed);
    Stream<ProcessorFactory<?>> optional = byName(user.optionalNeeds()).flatMap(this::ifComputed);
    return Stream.of(content, required, optional).flatMap(stream -> stream).distinct().toList();
  }

  private Stream<ProcessorFactory<?>> ifComputed(Annotation<?> need) {
    return Optional.<ProcessorFactory<?>>ofNullable(factories.get(need)).stream();
  }

  private static Stream<Annotation<?>> byName(Set<Annotation<?>> annotations) {
    return annotations.stream()
        .<Annotation<?>>map(annotation -> annotation)
        .sorted(Comparator.comparing(Annotation::name));
  }

  private ProcessorFactory<?> computing(Annotation<?> need, ProcessorFactory<?> user) {
    ProcessorFactory<?> factory = factories.get(need);
    if (factory == null) {
      throw new IllegalArgumentException(
          "processor '%s' of annotation '%s' needs '%s', which no chosen processor computes; computed are %s"
              .formatted(user.implementation(), user.annotation(), need, factories.keySet()));
    }
    return factory;
  }
}
