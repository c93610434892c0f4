package io.anabranch.cli.evaluate;

import io.anabranch.processor.pos.PosStage;

import io.anabranch.processor.sentiment.SentimentStage;

import io.anabranch.processor.classification.ClassificationStage;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.linear.model.LinearModelFiles;
import io.anabranch.processor.linear.model.TrainingReport;
import io.anabranch.processor.linear.model.TrainingSettings;
import io.anabranch.processor.linear.training.TrainingRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a linear model from labelled texts. Needs no cluster. */
@Command(
    name = "train",
    description = {
      "Trains a model for the stage classification or sentiment from labelled texts.",
      "",
      "Data is a file with label<TAB>text a line, or a folder of such files (.tsv); several labels",
      "of one text are separated by commas. The report comes from cross-validation: every text is",
      "scored by a model that did not see it. The same data and seed give the same model, and a",
      "folder that holds it already is left as it is.",
      "",
      "To use the model, set stages.STAGE.model to the folder in anabranch.yaml and restart the",
      "stage."
    },
    footer = {
      "  anabranch train classification --data ours.tsv --out models/ours",
      "  anabranch train sentiment --data folder --out models/sentiment --set batch.size=32"
    })
public final class TrainCommand implements Callable<Integer> {

  private static final List<Annotation<?>> TRAINED =
      List.of(ClassificationStage.ANNOTATION, SentimentStage.ANNOTATION);

  private final CliContext context;

  @Parameters(paramLabel = "STAGE", description = "classification or sentiment.")
  String stage = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FILE",
      description = "Labelled texts: a file or a folder.")
  Path data = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the model; a model in it is replaced.")
  Path out = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the shuffling of texts (default: ${DEFAULT-VALUE}).")
  long seed;

  @Mixin final ConfigOptions configOptions;

  public TrainCommand(CliContext context) {
    this.context = context;
    this.configOptions = new ConfigOptions(context);
  }

  @Override
  public Integer call() {
    Annotation<?> trained =
        TRAINED.stream()
            .filter(one -> one.name().equals(stage))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "stage '" + stage + "' is not trained; allowed are " + TRAINED));
    AnabranchConfig config = configOptions.offline();
    try (Models models = ConfiguredModels.of(config, Distribution.ofLauncher().models());
        TrainingRun run = new TrainingRun(models, config.stage(PosStage.ANNOTATION.name()).options())) {
      Optional<TrainingReport> report =
          run.train(trained, data, out, TrainingSettings.of(trained, seed), context.err()::println);
      report.ifPresentOrElse(
          one -> new TrainingReportPrinter(context.out()).print(one),
          () -> context.err().println("the folder holds this model already"));
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    context.out().flush();
    String version = LinearModelFiles.version(out).orElseThrow();
    context.err().println("model linear-" + stage + ":" + version + " is in " + out);
    context.err().println("to use it: stages." + stage + ".model: " + out.toAbsolutePath());
    return 0;
  }
}
