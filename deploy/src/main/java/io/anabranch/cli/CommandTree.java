package io.anabranch.cli;

import io.anabranch.cli.bench.BenchCommand;
import io.anabranch.cli.bridge.BridgeCommand;
import io.anabranch.cli.check.CheckCommand;
import io.anabranch.cli.checklists.ChecklistsCommand;
import io.anabranch.cli.checklists.ChecklistsListCommand;
import io.anabranch.cli.checklists.ChecklistsLoadCommand;
import io.anabranch.cli.compare.CompareCommand;
import io.anabranch.cli.consume.ConsumeCommand;
import io.anabranch.cli.consume.StartOffsetParser;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.Instants;
import io.anabranch.cli.deadletters.DeadLettersCommand;
import io.anabranch.cli.deadletters.DeadLettersDiscardCommand;
import io.anabranch.cli.deadletters.DeadLettersListCommand;
import io.anabranch.cli.deadletters.DeadLettersRetryCommand;
import io.anabranch.cli.deadletters.DeadLettersShowCommand;
import io.anabranch.cli.demo.DemoCommand;
import io.anabranch.cli.evaluate.EvaluateCommand;
import io.anabranch.cli.evaluate.QualityCommand;
import io.anabranch.cli.evaluate.TrainCommand;
import io.anabranch.cli.gateway.GatewayCommand;
import io.anabranch.cli.intake.IntakeCommand;
import io.anabranch.cli.intake.IntakePresetsCommand;
import io.anabranch.cli.intake.IntakeSuggestCommand;
import io.anabranch.cli.intake.IntakeTryCommand;
import io.anabranch.cli.lexicon.LexiconCommand;
import io.anabranch.cli.lexicon.LexiconListCommand;
import io.anabranch.cli.lexicon.LexiconLoadCommand;
import io.anabranch.cli.models.ModelsCommand;
import io.anabranch.cli.models.ModelsFetchCommand;
import io.anabranch.cli.models.ModelsListCommand;
import io.anabranch.cli.output.Pace;
import io.anabranch.cli.produce.ProduceCommand;
import io.anabranch.cli.promote.PromoteCommand;
import io.anabranch.cli.replay.ReplayCommand;
import io.anabranch.cli.run.RunCommand;
import io.anabranch.cli.run.StatusCommand;
import io.anabranch.cli.run.UpCommand;
import io.anabranch.cli.stages.StagesCommand;
import io.anabranch.cli.topics.ResetCommand;
import io.anabranch.cli.topics.TopicsCommand;
import io.anabranch.cli.topics.TopicsCreateCommand;
import io.anabranch.cli.topics.TopicsListCommand;
import io.anabranch.cli.work.WorkCommand;
import io.anabranch.client.StartOffset;
import io.anabranch.config.Durations;
import io.anabranch.stage.StageCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** All commands. A new command is one line here. */
final class CommandTree {

  private CommandTree() {}

  /** The command line, which writes to the context's streams. */
  static CommandLine of(CliContext context) {
    CommandLine root =
        new CommandLine(new AnabranchCommand())
            .addSubcommand(new DemoCommand(context))
            .addSubcommand(new UpCommand(context))
            .addSubcommand(new RunCommand(context))
            .addSubcommand(new GatewayCommand(context))
            .addSubcommand(new WorkCommand(context))
            .addSubcommand(new BridgeCommand(context))
            .addSubcommand(
                new CommandLine(new TopicsCommand())
                    .addSubcommand(new TopicsCreateCommand(context))
                    .addSubcommand(new TopicsListCommand(context)))
            .addSubcommand(new ResetCommand(context))
            .addSubcommand(new CheckCommand(context))
            .addSubcommand(new ProduceCommand(context))
            .addSubcommand(new ConsumeCommand(context))
            .addSubcommand(new StatusCommand(context))
            .addSubcommand(new StagesCommand(context))
            .addSubcommand(
                new CommandLine(new DeadLettersCommand())
                    .addSubcommand(new DeadLettersListCommand(context))
                    .addSubcommand(new DeadLettersShowCommand(context))
                    .addSubcommand(new DeadLettersRetryCommand(context))
                    .addSubcommand(new DeadLettersDiscardCommand(context)))
            .addSubcommand(
                new CommandLine(new ChecklistsCommand())
                    .addSubcommand(new ChecklistsLoadCommand(context))
                    .addSubcommand(new ChecklistsListCommand(context)))
            .addSubcommand(
                new CommandLine(new LexiconCommand())
                    .addSubcommand(new LexiconLoadCommand(context))
                    .addSubcommand(new LexiconListCommand(context)))
            .addSubcommand(
                new CommandLine(new ModelsCommand())
                    .addSubcommand(new ModelsFetchCommand(context))
                    .addSubcommand(new ModelsListCommand(context)))
            .addSubcommand(
                new CommandLine(new IntakeCommand())
                    .addSubcommand(new IntakeTryCommand(context))
                    .addSubcommand(new IntakeSuggestCommand(context))
                    .addSubcommand(new IntakePresetsCommand(context)))
            .addSubcommand(new ReplayCommand(context))
            .addSubcommand(new BenchCommand(context))
            .addSubcommand(new TrainCommand(context))
            .addSubcommand(EvaluateCommand.commandLine(context, catalog()))
            .addSubcommand(new QualityCommand(context))
            .addSubcommand(new CompareCommand(context))
            .addSubcommand(new PromoteCommand(context));
    ErrorReport errors = new ErrorReport(context.err());
    return root.registerConverter(Duration.class, checked(text -> Durations.parse("time", text)))
        .registerConverter(StartOffset.class, checked(StartOffsetParser::parse))
        .registerConverter(Instant.class, checked(Instants::parse))
        .registerConverter(Pace.class, checked(Pace::parse))
        .setOut(context.out())
        .setErr(context.err())
        .setColorScheme(Help.defaultColorScheme(context.terminal().ansi()))
        .setUsageHelpWidth(Math.max(80, Math.min(120, context.terminal().width())))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }

  /**
   * The stages on the class path; none if a jar is broken, which whatever needs stages will say.
   */
  private static StageCatalog catalog() {
    try {
      return StageCatalog.load();
    } catch (IllegalArgumentException e) {
      return new StageCatalog(List.of(), List.of());
    }
  }

  /** Says what is wrong with a value in the words of its own parser. */
  private static <T> ITypeConverter<T> checked(ITypeConverter<T> parser) {
    return text -> {
      try {
        return parser.convert(text);
      } catch (IllegalArgumentException | ConfigException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    };
  }
}
