package io.anabranch.cli.evaluate;

import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.Progress;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.evaluation.label.LabelEvaluation;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.OptionDescription;
import io.anabranch.processor.Options;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Runs a stage in this process, with those that it needs, as they are configured. */
final class StageEvaluation {

  private final PrintWriter err;
  private final AnabranchConfig config;

  StageEvaluation(PrintWriter err, AnabranchConfig config) {
    this.err = err;
    this.config = config;
  }

  /**
   * Loads the models of a stage and measures it.
   *
   * @param name of a stage of the pipeline
   * @param language BCP 47 tag of the texts; empty if unknown
   * @throws ConfigException if a configured option is wrong
   * @throws java.io.UncheckedIOException if a model cannot be read
   */
  EvaluationResult run(String name, EvaluationTask task, Optional<String> language) {
    Map<String, Stage> needed = needed(name);
    err.println("loading the models of " + String.join(", ", needed.keySet()));
    try (Models models = ConfiguredModels.of(config, modelsFolder());
        ProcessorGraph graph = open(needed, models)) {
      Progress progress = new Progress(err, "texts");
      return task.evaluate(
          new EvaluatedStage(
              graph,
              Objects.requireNonNull(needed.get(name)).factory().annotation(),
              language,
              config.batchSize(),
              progress::update));
    }
  }

  private Path modelsFolder() {
    return config.models().orElseGet(() -> Distribution.ofLauncher().models());
  }

  /**
   * The stage after the content and those that it needs or uses, and then what labels beside it.
   */
  private Map<String, Stage> needed(String name) {
    Map<String, Stage> stages = new LinkedHashMap<>();
    Pipeline.load(config).stages().forEach(stage -> stages.put(stage.name(), stage));
    Map<String, Stage> needed = new LinkedHashMap<>();
    add(Annotation.CONTENT.name(), stages, needed);
    add(name, stages, needed);
    if (evaluation(stages.get(name)).filter(EvaluationMethod::comparesLabels).isPresent()) {
      stages.values().stream()
          .filter(stage -> evaluation(stage).filter(LabelEvaluation.class::isInstance).isPresent())
          .forEach(stage -> add(stage.name(), stages, needed));
    }
    return needed;
  }

  private static Optional<EvaluationMethod> evaluation(@Nullable Stage stage) {
    return Optional.ofNullable(stage).flatMap(it -> it.description().evaluation());
  }

  private static void add(String name, Map<String, Stage> stages, Map<String, Stage> needed) {
    Stage stage = stages.get(name);
    if (stage != null && !needed.containsKey(name)) {
      Stream.concat(stage.needs().stream(), stage.factory().optionalNeeds().stream())
          .map(need -> need.name())
          .sorted()
          .forEach(need -> add(need, stages, needed));
      needed.put(name, stage);
    }
  }

  private static ProcessorGraph open(Map<String, Stage> stages, Models models) {
    ProcessorGraph.Builder builder = ProcessorGraph.builder(models);
    stages.values().forEach(stage -> builder.add(stage.factory(), options(stage)));
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()));
    }
  }

  /** As configured; otherwise what measuring asks for. */
  private static Map<String, String> options(Stage stage) {
    Map<String, String> options = new HashMap<>(stage.options());
    List<String> known =
        Options.describe(stage.factory().options()).stream().map(OptionDescription::key).toList();
    stage
        .description()
        .evaluation()
        .map(EvaluationMethod::stageOptions)
        .orElse(Map.of())
        .forEach(
            (key, value) -> {
              if (known.contains(key)) {
                options.putIfAbsent(key, value);
              }
            });
    return options;
  }
}
