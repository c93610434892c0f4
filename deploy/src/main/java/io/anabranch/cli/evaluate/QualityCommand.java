package io.anabranch.cli.evaluate;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.stage.EvaluationMethod;
import io.anabranch.stage.EvaluationMethod.HeldOutData;
import io.anabranch.stage.EvaluationMethod.Input;
import io.anabranch.stage.StageDescription;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the models that ship on what was held out of their training. */
@Command(
    name = "quality",
    description = {
      "Measure the models on the held-out files of testdata, and write a report in Markdown.",
      "",
      "The same models and files give the same report, which leaves out speed."
    },
    footer = {
      "  anabranch quality",
      "  anabranch quality --testdata testdata --write testdata/QUALITY.md"
    })
public final class QualityCommand implements Callable<Integer> {

  private final CliContext context;

  @Option(
      names = "--testdata",
      paramLabel = "DIR",
      description = "Folder of the held-out files. Default: that of the distribution.")
  @Nullable Path testdata;

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Write the report to a file, in place of standard output.")
  @Nullable Path write;

  @Mixin private final ConfigOptions options;

  public QualityCommand(CliContext context) {
    this.context = context;
    this.options = new ConfigOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(options.values(Map.of(), options.set));
    Path folder = testdata == null ? Distribution.ofLauncher().testdata() : testdata;
    QualityReport report = new QualityReport(new StageEvaluation(context.err(), config));
    for (StageDescription<?> stage : Pipeline.load(config).catalog().descriptions()) {
      stage.evaluation().ifPresent(method -> add(report, stage, method, folder));
    }
    write(report.markdown());
    return 0;
  }

  private static void add(
      QualityReport report, StageDescription<?> stage, EvaluationMethod method, Path folder) {
    for (HeldOutData held : method.heldOut()) {
      report.add(
          stage.annotation().name(),
          held.data(),
          held.language(),
          method.read(new Input(folder.resolve(held.data()), Map.of(), () -> folder)));
    }
  }

  private void write(String markdown) {
    if (write == null) {
      context.out().print(markdown);
      context.out().flush();
    } else {
      try {
        Files.writeString(write, markdown);
      } catch (IOException e) {
        throw new CommandFailedException(write + ": cannot be written: " + e.getMessage(), e);
      }
    }
  }
}
