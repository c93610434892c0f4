package io.anabranch.topology.pipeline;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.graph.ProcessorOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * The registry of stages. Topics, gathers and what the join expects derive from it.
 *
 * @param stages in an order in which every stage comes after those that it needs
 */
public record Pipeline(List<Stage> stages) {

  /** Chosen where the configuration does not say and several implementations are found. */
  private static final Map<String, String> DEFAULT_IMPLEMENTATIONS =
      Map.of(
          "pos", "corenlp",
          "embedding", "djl",
          "sentiment", "linear",
          "classification", "linear",
          "keywords", "rank",
          "checklists", "cosine");

  /**
   * @throws ConfigException if a stage needs what no stage gives, or needs go in a circle
   */
  public Pipeline {
    stages = inOrder(stages);
  }

  /**
   * The stages whose implementations are on the class path, as configured.
   *
   * @throws ConfigException also if an implementation in a jar cannot be loaded
   */
  public static Pipeline load(AnabranchConfig config) {
    return of(FoundProcessors.load(), config);
  }

  /**
   * The stages among the given implementations, as configured.
   *
   * @throws ConfigException if the configuration names an unknown stage or implementation
   */
  public static Pipeline of(Collection<ProcessorFactory<?>> factories, AnabranchConfig config) {
    return of(new FoundProcessors(factories, ""), config);
  }

  private static Pipeline of(FoundProcessors found, AnabranchConfig config) {
    config.stages().keySet().forEach(name -> requireKnown("stages." + name, name, found.stages()));
    List<Stage> stages = new ArrayList<>();
    for (String name : found.stages()) {
      StageConfig stage = config.stage(name);
      if (stage.enabled()) {
        stages.add(
            new Stage(
                found.choose(name, stage.implementation(), DEFAULT_IMPLEMENTATIONS.get(name)),
                stage.options()));
      }
    }
    Pipeline pipeline = new Pipeline(stages);
    config.join().expects().forEach(name -> requireKnown("join.expects", name, pipeline.names()));
    return pipeline;
  }

  /** Names of the stages. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    stages.forEach(stage -> names.add(stage.name()));
    return names;
  }

  /**
   * The stage of a name.
   *
   * @throws NoSuchElementException if there is none
   */
  public Stage stage(String name) {
    return stages.stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no stage '" + name + "'"));
  }

  /** What the stages read. */
  public Needs needs(Stage stage) {
    return Needs.of(stage.needs());
  }

  /** One gather for each distinct set of several needs. */
  public List<Needs> gathers() {
    return stages.stream().map(this::needs).filter(Needs::several).distinct().toList();
  }

  /** Names of the applications, in the order of the flow: the stages, the gathers and the join. */
  public List<String> applications() {
    List<String> names = new ArrayList<>();
    stages.forEach(stage -> names.add(stage.name()));
    gathers().forEach(needs -> names.add(ApplicationId.gather(needs)));
    names.add(ApplicationId.JOIN);
    return List.copyOf(names);
  }

  private static void requireKnown(String key, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw new ConfigException(key, value, "allowed are " + String.join(", ", allowed));
    }
  }

  private static List<Stage> inOrder(List<Stage> stages) {
    Map<Annotation<?>, Stage> byAnnotation = new LinkedHashMap<>();
    stages.stream()
        .sorted(Comparator.comparing(Stage::annotation, Needs.BY_RECORD_ORDER))
        .forEach(stage -> byAnnotation.put(stage.annotation(), stage));
    try {
      return ProcessorOrder.sort(byAnnotation.values().stream().map(Stage::factory).toList())
          .stream()
          .map(factory -> Objects.requireNonNull(byAnnotation.get(factory.annotation())))
          .toList();
    } catch (IllegalArgumentException e) {
      throw new ConfigException("stages: " + e.getMessage());
    }
  }
}
