package io.anabranch.topology.pipeline;

import io.anabranch.processor.ProcessorFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** The implementations of stages that were found, ours and those in other jars. */
final class FoundProcessors {

  /** System property with the folder whose jars the launcher has put on the class path. */
  static final String PLUGINS = "anabranch.plugins";

  private final Map<String, Map<String, ProcessorFactory<?>>> byStage = new TreeMap<>();
  private final String whereabouts;

  /**
   * @param whereabouts where others would be found, as a sentence that ends an error; may be empty
   * @throws ConfigException if two of one name are for one stage
   */
  FoundProcessors(Collection<? extends ProcessorFactory<?>> factories, String whereabouts) {
    this.whereabouts = whereabouts;
    for (ProcessorFactory<?> factory : factories) {
      String stage = factory.annotation().name();
      ProcessorFactory<?> other =
          byStage
              .computeIfAbsent(stage, name -> new TreeMap<>())
              .put(factory.implementation(), factory);
      if (other != null) {
        throw new ConfigException(
            "stage '%s' has two implementations '%s': %s and %s; remove the jar of one"
                .formatted(stage, factory.implementation(), place(other), place(factory)));
      }
    }
  }

  /**
   * Those on the class path.
   *
   * @throws ConfigException if one of them cannot be loaded
   */
  static FoundProcessors load() {
    try {
      return new FoundProcessors(
          ServiceLoader.load(ProcessorFactory.class).stream()
              .<ProcessorFactory<?>>map(ServiceLoader.Provider::get)
              .toList(),
          "; jars with others are looked for in "
              + System.getProperty(PLUGINS, "the class path alone"));
    } catch (ServiceConfigurationError | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ConfigException(
          "an implementation of a stage cannot be loaded; correct or remove its jar: %s (%s)"
              .formatted(e.getMessage(), cause));
    }
  }

  /** Names of the stages, in order. */
  Set<String> stages() {
    return byStage.keySet();
  }

  /**
   * The implementation of a stage.
   *
   * @param configured its name, if the configuration says one
   * @param standard taken otherwise, unless there is only one
   * @throws ConfigException if there is none of this name; the message names those that are there
   */
  ProcessorFactory<?> choose(String stage, Optional<String> configured, @Nullable String standard) {
    Map<String, ProcessorFactory<?>> implementations =
        Objects.requireNonNull(byStage.get(stage), stage);
    String chosen =
        configured.orElseGet(
            () ->
                implementations.size() == 1
                    ? implementations.keySet().iterator().next()
                    : Objects.requireNonNullElse(standard, ""));
    ProcessorFactory<?> factory = implementations.get(chosen);
    if (factory == null) {
      throw new ConfigException(
          "stages." + stage + ".implementation",
          chosen,
          "allowed are " + String.join(", ", implementations.keySet()) + whereabouts);
    }
    return factory;
  }

  private static String place(ProcessorFactory<?> factory) {
    Class<?> type = factory.getClass();
    var source = type.getProtectionDomain().getCodeSource();
    return source == null
        ? type.getName()
        : type.getName() + " in " + source.getLocation().getPath();
  }
}
