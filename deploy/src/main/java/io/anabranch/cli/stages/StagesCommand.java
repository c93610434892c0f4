package io.anabranch.cli.stages;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.processor.NearestName;
import io.anabranch.stage.StageCatalog;
import io.anabranch.stage.StageDescription;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What stages there are, ours and those in jars of somebody else. Needs no cluster. */
@Command(
    name = "stages",
    description = {
      "Describe the stages: what each does, what it needs, and which options it has.",
      "",
      "Options go under stages.NAME in anabranch.yaml, or after --set stages.NAME."
    },
    footer = {"  anabranch stages", "  anabranch stages sentiment"})
public final class StagesCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(arity = "0..1", paramLabel = "STAGE", description = "One stage alone.")
  @Nullable String stage;

  @Mixin final FormatOption format = new FormatOption();

  public StagesCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    StageCatalog catalog = StageCatalog.load();
    List<StageDescription<?>> chosen =
        stage == null ? catalog.descriptions() : List.of(find(catalog, stage));
    boolean isJson = format.choose(context.terminal()) == OutputFormat.JSON;
    for (StageDescription<?> one : chosen) {
      StageText text = new StageText(one, catalog.implementations(one.annotation().name()));
      context.out().println(isJson ? text.json() : text.lines());
    }
    context.out().flush();
    return 0;
  }

  private static StageDescription<?> find(StageCatalog catalog, String name) {
    return catalog
        .find(name)
        .orElseThrow(
            () ->
                new CommandFailedException(
                    "there is no stage '%s'%s stages are %s"
                        .formatted(
                            name,
                            NearestName.of(name, catalog.names())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse(";"),
                            String.join(", ", catalog.names()))));
  }
}
