package io.anabranch.cli.evaluate;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Distribution;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How stages are measured, as options of the command: those that the stages describe. */
final class EvaluationOptions {

  private final CommandSpec spec;

  private EvaluationOptions(CommandSpec spec) {
    this.spec = spec;
  }

  /** The options of a command to which {@link #add} has added them. */
  static EvaluationOptions of(CommandSpec spec) {
    return new EvaluationOptions(spec);
  }

  /** Adds the options of all stages to a command, and the forms of their data to its help. */
  static void add(CommandSpec spec, StageCatalog catalog) {
    options(catalog)
        .forEach(
            (name, stages) ->
                spec.addOption(
                    OptionSpec.builder("--" + name)
                        .type(String.class)
                        .paramLabel(option(stages.get(0), name).valueName())
                        .description(
                            "For %s: %s"
                                .formatted(names(stages), option(stages.get(0), name).doc()))
                        .build()));
    List<String> description = new ArrayList<>(List.of(spec.usageMessage().description()));
    dataFormats(catalog)
        .forEach((format, stages) -> description.add("  %s: %s".formatted(names(stages), format)));
    spec.usageMessage().description(description.toArray(String[]::new));
  }

  /**
   * What to measure of a stage.
   *
   * @throws ConfigException if there is no such stage, or an option is not for it
   * @throws CommandFailedException if a file is missing
   * @throws IllegalArgumentException if a file is malformed
   */
  EvaluationTask task(String stage, Path data, Pipeline pipeline) {
    EvaluationMethod method = method(stage, pipeline);
    Map<String, String> given = given(method, pipeline.catalog());
    if (!Files.exists(data)) {
      throw new CommandFailedException(data + ": no such file");
    }
    return method.read(
        new EvaluationMethod.Input(data, given, () -> Distribution.ofLauncher().testdata()));
  }

  private static EvaluationMethod method(String stage, Pipeline pipeline) {
    if (!pipeline.names().contains(stage)) {
      throw new ConfigException(
          "there is no stage '%s'; stages are %s"
              .formatted(stage, String.join(", ", pipeline.names())));
    }
    return pipeline
        .stage(stage)
        .description()
        .evaluation()
        .orElseThrow(
            () ->
                new ConfigException(
                    "stage '%s' cannot be measured; those that can are %s"
                        .formatted(stage, names(measured(pipeline.catalog())))));
  }

  private Map<String, String> given(EvaluationMethod method, StageCatalog catalog) {
    List<String> own = method.options().stream().map(EvaluationMethod.Option::name).toList();
    Map<String, String> given = new LinkedHashMap<>();
    options(catalog)
        .forEach(
            (name, stages) -> {
              OptionSpec option = spec.findOption("--" + name);
              String value = option == null ? null : option.getValue();
              if (value != null && !own.contains(name)) {
                throw new ConfigException(
                    "--%s is only for the stage %s".formatted(name, names(stages)));
              } else if (value != null) {
                given.put(name, value);
              }
            });
    return given;
  }

  /** Names of options to the stages that have them. */
  private static Map<String, List<StageDescription<?>>> options(StageCatalog catalog) {
    Map<String, List<StageDescription<?>>> options = new LinkedHashMap<>();
    for (StageDescription<?> stage : measured(catalog)) {
      for (EvaluationMethod.Option option : stage.evaluation().orElseThrow().options()) {
        options.computeIfAbsent(option.name(), name -> new ArrayList<>()).add(stage);
      }
    }
    return options;
  }

  private static Map<String, List<StageDescription<?>>> dataFormats(StageCatalog catalog) {
    return measured(catalog).stream()
        .collect(
            Collectors.groupingBy(
                stage -> stage.evaluation().orElseThrow().dataFormat(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static List<StageDescription<?>> measured(StageCatalog catalog) {
    return catalog.descriptions().stream()
        .filter(stage -> stage.evaluation().isPresent())
        .<StageDescription<?>>map(stage -> stage)
        .toList();
  }

  private static EvaluationMethod.Option option(StageDescription<?> stage, String name) {
    return stage.evaluation().orElseThrow().options().stream()
        .filter(option -> option.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String names(List<StageDescription<?>> stages) {
    return stages.stream()
        .map(stage -> stage.annotation().name())
        .collect(Collectors.joining(", "));
  }
}
