package io.anabranch.processor.graph;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Sorts things so that each comes after those that it depends on, by depth-first search.
 *
 * @param <T> what is sorted; two that are equal are one
 */
public final class TopologicalOrder<T> {

  private final Function<T, ? extends Collection<? extends T>> dependencies;
  private final Function<T, String> name;
  private final Set<T> path = new LinkedHashSet<>();
  private final Set<T> sorted = new LinkedHashSet<>();

  private TopologicalOrder(
      Function<T, ? extends Collection<? extends T>> dependencies, Function<T, String> name) {
    this.dependencies = dependencies;
    this.name = name;
  }

  /**
   * The given things, and what they depend on; the given order where there is a choice.
   *
   * @param dependencies what a thing depends on
   * @param name names a thing in errors
   * @throws IllegalArgumentException if they form a cycle; the message names it
   */
  public static <T> List<T> sort(
      Collection<? extends T> all,
      Function<T, ? extends Collection<? extends T>> dependencies,
      Function<T, String> name) {
    TopologicalOrder<T> order = new TopologicalOrder<>(dependencies, name);
    all.forEach(order::visit);
    return List.copyOf(order.sorted);
  }

  private void visit(T one) {
    if (sorted.contains(one)) {
      return;
    }
    if (!path.add(one)) {
      throw new IllegalArgumentException("needs form a cycle: " + cycle(one));
    }
    dependencies.apply(one).forEach(this::visit);
    path.remove(one);
    sorted.add(one);
  }

  private String cycle(T repeated) {
    List<T> steps = new ArrayList<>(path);
    steps.add(repeated);
    return steps.subList(steps.indexOf(repeated), steps.size()).stream()
        .map(name)
        .collect(joining(" -> "));
  }
}
