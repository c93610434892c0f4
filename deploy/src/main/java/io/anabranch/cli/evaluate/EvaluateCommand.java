package io.anabranch.cli.evaluate;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.EvaluationTask;
import io.anabranch.language.Languages;
import io.anabranch.stage.StageCatalog;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a stage. */
@Command(
    name = "evaluate",
    description = {
      "Measure a stage on texts for which it is known what is right. Needs no Kafka.",
      "",
      "Data, in UTF-8, by stage:"
    },
    footer = {
      "  anabranch evaluate sentiment --data tweets.tsv",
      "  anabranch evaluate classification --data test.tsv --model models/mine --json result.json",
      "  anabranch evaluate sentiment --data mails.tsv --language de --model models/neu",
      "  anabranch evaluate classification --data test.tsv --out-of-scope unrelated.txt",
      "  anabranch evaluate pos --data en_ewt-ud-dev.conllu --column xpos",
      "  anabranch evaluate checklists --data questions.tsv --checklists ours.jsonl"
    })
public final class EvaluateCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(paramLabel = "STAGE", description = "Name of the stage.")
  String stage = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Texts, and what is right.")
  Path data = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Model of the stage, in place of the configured one: its option 'model'.")
  @Nullable String model;

  @Option(
      names = "--language",
      paramLabel = "LANG",
      description =
          "Language of the texts, such as de; --model is then the option 'models.LANG'. Default:"
              + " unknown, which counts as English.")
  @Nullable String language;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write all figures to a file as JSON; - for standard output, without tables.")
  @Nullable Path json;

  @Spec @Nullable CommandSpec spec;

  @Mixin private final ConfigOptions options;

  public EvaluateCommand(CliContext context) {
    this.context = context;
    this.options = new ConfigOptions(context);
  }

  /** The command with the options that the stages describe. */
  public static CommandLine commandLine(CliContext context, StageCatalog catalog) {
    CommandLine command = new CommandLine(new EvaluateCommand(context));
    EvaluationOptions.add(command.getCommandSpec(), catalog);
    return command;
  }

  @Override
  public Integer call() throws Exception {
    requireLanguage();
    EvaluationTask task =
        EvaluationOptions.of(Objects.requireNonNull(spec)).task(stage, data, pipeline());
    EvaluationOutput output = EvaluationOutput.to(Optional.ofNullable(json), context);
    EvaluationResult evaluation =
        new StageEvaluation(context.err(), config())
            .run(stage, task, Optional.ofNullable(language));
    output.write(evaluation);
    return 0;
  }

  private void requireLanguage() {
    if (language != null) {
      try {
        Languages.require(language);
      } catch (IllegalArgumentException e) {
        throw new ConfigException("--language: " + e.getMessage());
      }
    }
  }

  /** The pipeline as configured, without the model given here. */
  private Pipeline pipeline() {
    return Pipeline.load(AnabranchConfig.from(options.values(Map.of(), options.set)));
  }

  private AnabranchConfig config() {
    Map<String, String> flags = new LinkedHashMap<>(options.set);
    if (model != null) {
      String option = language == null ? Languages.MODEL : Languages.modelOption(language);
      flags.put("stages." + stage + "." + option, model);
    }
    return AnabranchConfig.from(options.values(Map.of(), flags));
  }
}
