package io.anabranch.cli.evaluate;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.output.Table;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.language.Languages;
import io.anabranch.processor.Models;
import io.anabranch.processor.Options;
import io.anabranch.processor.Results;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import io.anabranch.stage.TrainingMethod;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a linear model from labelled texts. Needs no cluster. */
@Command(
    name = "train",
    description = {
      "Trains a model for a stage, such as classification or sentiment, from labelled texts.",
      "",
      "Data is a file with label<TAB>text a line, or a folder of such files (.tsv), or a table with",
      "columns label and text: CSV, Excel or JSON, packed or not. Several labels of one text are",
      "separated by commas. The report comes from cross-validation: every text is",
      "scored by a model that did not see it. The same data and seed give the same model, and a",
      "folder that holds it already is left as it is.",
      "",
      "To use the model, set stages.STAGE.model to the folder in anabranch.yaml, or, for another",
      "language than English, stages.STAGE.models.LANG, and restart the stage. A language that the",
      "tagger and the embedding do not know is learned by its words alone."
    },
    footer = {
      "  anabranch train classification --data ours.tsv --out models/ours",
      "  anabranch train classification --language de --data unsere.tsv --out models/unsere",
      "  anabranch train sentiment --data folder --out models/sentiment --set batch.size=32"
    })
public final class TrainCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(
      paramLabel = "STAGE",
      description = "Stage that is trained, such as classification or sentiment.")
  String stage = "";

  @Option(
      names = "--language",
      paramLabel = "LANG",
      defaultValue = Languages.DEFAULT,
      description = "Language of the texts, such as de (default: ${DEFAULT-VALUE}).")
  String language = Languages.DEFAULT;

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
    AnabranchConfig config = configOptions.offline();
    StageCatalog catalog = Pipeline.load(config).catalog();
    TrainingMethod method = method(catalog);
    String option = option(catalog);
    try (Models models = ConfiguredModels.of(config, models(config))) {
      TrainingMethod.Trained trained =
          method.train(
              new TrainingMethod.Request(
                  language,
                  data,
                  out,
                  seed,
                  models,
                  name -> config.stage(name).options(),
                  context.err()::println));
      trained
          .report()
          .ifPresentOrElse(
              this::print, () -> context.err().println("the folder holds this model already"));
      context.out().flush();
      context.err().println("model " + Results.modelId(trained.model()) + " is in " + out);
      context
          .err()
          .println("to use it: stages.%s.%s: %s".formatted(stage, option, out.toAbsolutePath()));
      return 0;
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  /** The option of the stage that takes the model. */
  private String option(StageCatalog catalog) {
    try {
      String option = Languages.modelOption(Languages.require(language));
      if (!option.equals(Languages.MODEL)
          && catalog.implementations(stage).values().stream()
              .noneMatch(factory -> Options.has(factory.options(), option))) {
        throw new CommandFailedException(
            "stage '%s' takes no models for languages".formatted(stage));
      }
      return option;
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("--language: " + e.getMessage());
    }
  }

  private TrainingMethod method(StageCatalog catalog) {
    return catalog
        .find(stage)
        .flatMap(StageDescription::training)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "stage '%s' is not trained; allowed are %s"
                        .formatted(
                            stage,
                            catalog.descriptions().stream()
                                .filter(one -> one.training().isPresent())
                                .map(one -> one.annotation().name())
                                .toList())));
  }

  private static Path models(AnabranchConfig config) {
    return config.models().orElseGet(() -> Distribution.ofLauncher().models());
  }

  private void print(TrainingMethod.Report report) {
    context.out().println(report.headline());
    for (ReportTable table : report.tables()) {
      context.out().println();
      context.out().println(Table.of(table.columns(), table.rows()));
    }
  }
}
