package io.anabranch.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.ProcessorFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stages that were found, ours and those in other jars, with their implementations. */
public final class StageCatalog {

  private static final Comparator<StageDescription<?>> BY_PLACE =
      Comparator.<StageDescription<?>>comparingInt(StageDescription::place)
          .thenComparing(description -> description.annotation().name());

  private final Map<String, StageDescription<?>> descriptions = new LinkedHashMap<>();
  private final Map<String, SortedMap<String, ProcessorFactory<?>>> implementations =
      new LinkedHashMap<>();

  /**
   * @param described the stages
   * @param added implementations beside those of the descriptions; one of a stage that is not
   *     described is a stage with the defaults of a description
   * @throws IllegalArgumentException if a stage is described twice, or two implementations of a
   *     stage have one name
   */
  public StageCatalog(
      Collection<? extends StageDescription<?>> described,
      Collection<? extends ProcessorFactory<?>> added) {
    Map<String, StageDescription<?>> byName = new TreeMap<>();
    described.forEach(
        description -> {
          StageDescription<?> other = byName.put(description.annotation().name(), description);
          if (other != null) {
            throw new IllegalArgumentException(
                "stage '%s' is described twice: %s and %s; remove the jar of one"
                    .formatted(description.annotation(), place(other), place(description)));
          }
        });
    List<ProcessorFactory<?>> factories = new ArrayList<>();
    byName.values().forEach(description -> factories.addAll(description.implementations()));
    factories.addAll(added);
    factories.forEach(
        factory ->
            byName.computeIfAbsent(factory.annotation().name(), name -> new PlainStage<>(factory)));
    byName.values().stream()
        .sorted(BY_PLACE)
        .forEach(description -> descriptions.put(description.annotation().name(), description));
    descriptions.keySet().forEach(name -> implementations.put(name, new TreeMap<>()));
    factories.forEach(this::add);
  }

  /**
   * Those on the class path.
   *
   * @throws IllegalArgumentException if one of them cannot be loaded, and as the constructor does
   */
  public static StageCatalog load() {
    try {
      List<StageDescription<?>> described = new ArrayList<>();
      ServiceLoader.load(StageDescription.class).forEach(described::add);
      List<ProcessorFactory<?>> added = new ArrayList<>();
      ServiceLoader.load(ProcessorFactory.class).forEach(added::add);
      return new StageCatalog(described, added);
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException(
          "an implementation of a stage cannot be loaded; correct or remove its jar: %s (%s)"
              .formatted(e.getMessage(), cause));
    }
  }

  /** Names of the stages, in the order of their places. */
  public List<String> names() {
    return List.copyOf(descriptions.keySet());
  }

  /** The stages, in the order of their places. */
  public List<StageDescription<?>> descriptions() {
    return List.copyOf(descriptions.values());
  }

  /** The stage of a name, if there is one. */
  public Optional<StageDescription<?>> find(String name) {
    return Optional.ofNullable(descriptions.get(name));
  }

  /**
   * The stage of a name.
   *
   * @throws NoSuchElementException if there is none
   */
  public StageDescription<?> description(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException("no stage '" + name + "'"));
  }

  /**
   * The implementations of a stage by their names, in order.
   *
   * @throws NoSuchElementException if there is no such stage
   */
  public SortedMap<String, ProcessorFactory<?>> implementations(String stage) {
    return new TreeMap<>(
        Objects.requireNonNull(implementations.get(description(stage).annotation().name())));
  }

  /** The order of annotations in records and names: the message first, then by place. */
  public Comparator<Annotation<?>> order() {
    List<String> names = names();
    return Comparator.<Annotation<?>>comparingInt(
            annotation ->
                annotation.equals(Annotation.MESSAGE)
                    ? -1
                    : names.contains(annotation.name())
                        ? names.indexOf(annotation.name())
                        : names.size())
        .thenComparing(Annotation::name);
  }

  private void add(ProcessorFactory<?> factory) {
    String stage = factory.annotation().name();
    StageDescription<?> description = description(stage);
    if (!factory.annotation().equals(description.annotation())) {
      throw new IllegalArgumentException(
          "stage '%s' gives %s, but its implementation '%s' gives %s"
              .formatted(
                  stage,
                  description.annotation().type().getName(),
                  factory.implementation(),
                  factory.annotation().type().getName()));
    }
    ProcessorFactory<?> other =
        Objects.requireNonNull(implementations.get(stage)).put(factory.implementation(), factory);
    if (other != null) {
      throw new IllegalArgumentException(
          "stage '%s' has two implementations '%s': %s and %s; remove the jar of one"
              .formatted(stage, factory.implementation(), place(other), place(factory)));
    }
  }

  private static String place(Object service) {
    Class<?> type = service.getClass();
    var source = type.getProtectionDomain().getCodeSource();
    return source == null
        ? type.getName()
        : type.getName() + " in " + source.getLocation().getPath();
  }
}
