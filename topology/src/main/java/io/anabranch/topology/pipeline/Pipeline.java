package io.anabranch.topology.pipeline;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Options;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.graph.ProcessorOrder;
import io.anabranch.remote.RemoteFactory;
import io.anabranch.remote.RemoteOptions;
import io.anabranch.stage.StageCatalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/**
 * The registry of stages. Topics, gathers and what the join expects derive from it.
 *
 * @param catalog of all stages that were found
 * @param stages those that are enabled, in an order in which every stage comes after those that it
 *     needs
 * @param intake topics of others whose records become messages
 */
public record Pipeline(StageCatalog catalog, List<Stage> stages, List<ForeignTopic> intake) {

  /** System property with the folder whose jars the launcher has put on the class path. */
  static final String PLUGINS = "anabranch.plugins";

  /**
   * @throws ConfigException if a stage needs what no stage gives, or needs go in a circle
   */
  public Pipeline {
    stages = inOrder(catalog, stages);
    intake = List.copyOf(intake);
  }

  /**
   * A pipeline without an intake.
   *
   * @throws ConfigException if a stage needs what no stage gives, or needs go in a circle
   */
  public Pipeline(StageCatalog catalog, List<Stage> stages) {
    this(catalog, stages, List.of());
  }

  /**
   * The stages on the class path, as configured.
   *
   * @throws ConfigException also if an implementation in a jar cannot be loaded
   */
  public static Pipeline load(AnabranchConfig config) {
    try {
      return of(StageCatalog.load(), config);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(e.getMessage());
    }
  }

  /**
   * The stages of a catalog, as configured.
   *
   * @throws ConfigException if the configuration names an unknown stage, implementation or option
   */
  public static Pipeline of(StageCatalog catalog, AnabranchConfig config) {
    Set<String> known = new TreeSet<>(catalog.names());
    config.stages().keySet().forEach(name -> requireKnown("stages." + name, name, known));
    List<Stage> stages = new ArrayList<>();
    for (String name : catalog.names()) {
      StageConfig stage = config.stage(name);
      if (stage.enabled()) {
        stages.add(stage(catalog, name, config));
      }
    }
    Pipeline pipeline = new Pipeline(catalog, stages, ForeignTopic.all(config));
    config.join().expects().forEach(name -> requireKnown("join.expects", name, pipeline.names()));
    config.join().include().forEach(name -> requireKnown("join.include", name, known));
    return pipeline;
  }

  /** Names of the stages. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    stages.forEach(stage -> names.add(stage.name()));
    return names;
  }

  /** Whether there is an application that makes messages of other topics' records. */
  public boolean hasIntake() {
    return !intake.isEmpty();
  }

  /** Names of the topics of others whose records become messages. */
  public Set<String> foreignTopics() {
    return intake.stream().map(ForeignTopic::topic).collect(Collectors.toUnmodifiableSet());
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

  /**
   * What a stage reads: what it needs, and of what it can do without what some stage computes. The
   * message is read as the content stage gives it.
   */
  public Needs needs(Stage stage) {
    Set<Annotation<?>> read = new HashSet<>(stage.factory().optionalNeeds());
    read.removeIf(need -> !need.equals(Annotation.MESSAGE) && !names().contains(need.name()));
    read.addAll(stage.needs());
    return needs(read.stream().<Annotation<?>>map(need -> source(stage, need)).toList());
  }

  /** The annotations among {@link #needs(Stage)} without which a stage has nothing to work on. */
  public Set<Annotation<?>> required(Stage stage) {
    return stage.needs().stream()
        .<Annotation<?>>map(need -> source(stage, need))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The annotation that holds the messages: that of the content stage, or the messages themselves
   * where there is no such stage.
   */
  public Annotation<?> root() {
    return names().contains(Annotation.CONTENT.name()) ? Annotation.CONTENT : Annotation.MESSAGE;
  }

  private Annotation<?> source(Stage reader, Annotation<?> need) {
    return need.equals(Annotation.MESSAGE) && !reader.annotation().equals(root()) ? root() : need;
  }

  /** Annotations in the order of records. */
  public Needs needs(Collection<Annotation<?>> annotations) {
    return new Needs(annotations.stream().distinct().sorted(catalog.order()).toList());
  }

  /** One gather for each distinct set of several needs. */
  public List<Needs> gathers() {
    return stages.stream().map(this::needs).filter(Needs::several).distinct().toList();
  }

  /**
   * Names of the applications, in the order of the flow: the intake if there is one, the stages,
   * the gathers and the join.
   */
  public List<String> applications() {
    List<String> names = new ArrayList<>();
    if (hasIntake()) {
      names.add(ApplicationId.INTAKE);
    }
    stages.forEach(stage -> names.add(stage.name()));
    gathers().forEach(needs -> names.add(ApplicationId.gather(needs)));
    names.add(ApplicationId.JOIN);
    return List.copyOf(names);
  }

  /**
   * A stage as it is computed, here or by workers: with the implementation that the workers run if
   * its own is {@code remote}.
   *
   * @throws ConfigException if the configuration names an unknown stage, implementation or option
   */
  public static Stage computed(StageCatalog catalog, String name, AnabranchConfig config) {
    requireKnown("stage", name, new TreeSet<>(catalog.names()));
    StageConfig stage = config.stage(name);
    return isRemote(stage)
        ? translated(name, () -> worker(catalog, name, stage))
        : stage(catalog, name, config);
  }

  private static Stage stage(StageCatalog catalog, String name, AnabranchConfig config) {
    StageConfig stage = config.stage(name);
    return translated(
        name,
        () -> {
          if (!isRemote(stage)) {
            return new Stage(
                catalog.description(name),
                implementation(catalog, name, stage.implementation()),
                stage.options());
          }
          Stage worker = worker(catalog, name, stage);
          return new Stage(
              worker.description(),
              new RemoteFactory<>(worker.factory(), worker.options(), config.inferenceLimit()),
              RemoteFactory.remoteOptions(stage.options()));
        });
  }

  private static boolean isRemote(StageConfig stage) {
    return stage.implementation().equals(Optional.of(RemoteFactory.IMPLEMENTATION));
  }

  /** What the workers of a stage run. */
  private static Stage worker(StageCatalog catalog, String name, StageConfig stage) {
    RemoteOptions remote =
        Options.read(RemoteOptions.class, RemoteFactory.remoteOptions(stage.options()));
    return new Stage(
        catalog.description(name),
        implementation(catalog, name, remote.remoteImplementation()),
        RemoteFactory.localOptions(stage.options()));
  }

  private static Stage translated(String name, Supplier<Stage> stage) {
    try {
      return stage.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException("stages.%s: %s".formatted(name, e.getMessage()));
    }
  }

  /** The configured one, or the only one, or the default. */
  private static ProcessorFactory<?> implementation(
      StageCatalog catalog, String stage, Optional<String> configured) {
    SortedMap<String, ProcessorFactory<?>> found = catalog.implementations(stage);
    String chosen =
        configured.orElseGet(
            () ->
                found.size() == 1
                    ? found.firstKey()
                    : catalog.description(stage).defaultImplementation());
    ProcessorFactory<?> factory = found.get(chosen);
    if (factory == null) {
      throw new ConfigException(
          "stages." + stage + ".implementation",
          chosen,
          "allowed are %s; jars with others are looked for in %s"
              .formatted(
                  String.join(", ", found.keySet()) + ", " + RemoteFactory.IMPLEMENTATION,
                  System.getProperty(PLUGINS, "the class path alone")));
    }
    return factory;
  }

  private static void requireKnown(String key, String value, Set<String> allowed) {
    if (!allowed.contains(value)) {
      throw new ConfigException(key, value, "allowed are " + String.join(", ", allowed));
    }
  }

  private static List<Stage> inOrder(StageCatalog catalog, List<Stage> stages) {
    Map<Annotation<?>, Stage> byAnnotation = new LinkedHashMap<>();
    stages.stream()
        .sorted((one, other) -> catalog.order().compare(one.annotation(), other.annotation()))
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
