package io.anabranch.processor.graph;

import static java.util.stream.Collectors.joining;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sorts processors so that each comes after those that compute what it needs. */
public final class ProcessorOrder {

  private final Map<Annotation<?>, ProcessorFactory<?>> factories = new LinkedHashMap<>();
  private final Set<Annotation<?>> path = new LinkedHashSet<>();
  private final Map<Annotation<?>, ProcessorFactory<?>> sorted = new LinkedHashMap<>();

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
    chosen.forEach(order::visit);
    return List.copyOf(order.sorted.values());
  }

  private void visit(ProcessorFactory<?> factory) {
    Annotation<?> annotation = factory.annotation();
    if (sorted.containsKey(annotation)) {
      return;
    }
    if (!path.add(annotation)) {
      throw new IllegalArgumentException("needs form a cycle: " + cycle(annotation));
    }
    for (Annotation<?> need : byName(factory.needs())) {
      if (!need.equals(Annotation.MESSAGE)) {
        visit(computing(need, factory));
      }
    }
    for (Annotation<?> need : byName(factory.optionalNeeds())) {
      ProcessorFactory<?> optional = factories.get(need);
      if (optional != null) {
        visit(optional);
      }
    }
    path.remove(annotation);
    sorted.put(annotation, factory);
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

  private String cycle(Annotation<?> repeated) {
    List<Annotation<?>> steps = new ArrayList<>(path);
    steps.add(repeated);
    return steps.subList(steps.indexOf(repeated), steps.size()).stream()
        .map(Annotation::name)
        .collect(joining(" -> "));
  }

  private static SortedSet<Annotation<?>> byName(Set<Annotation<?>> annotations) {
    SortedSet<Annotation<?>> names = new TreeSet<>(Comparator.comparing(Annotation::name));
    names.addAll(annotations);
    return names;
  }
}
