package io.anabranch.cli.deadletters;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.deadletter.DeadLetterRequest;
import io.anabranch.deadletter.DeadLetterSelection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the stages that failed process their records once more. */
@Command(
    name = "retry",
    description = {
      "Has the stages that failed process their records once more, and removes the dead letters.",
      "",
      "Only the stage that failed runs again, and those that need its result. What fails again",
      "becomes a dead letter again, with one attempt more. Exit code 1 if letters are refused."
    },
    footer = {
      "  anabranch dead-letters retry pos-support.messages-3-42",
      "  anabranch dead-letters retry --stage sentiment --since 2026-01-31T12:00:00Z --dry-run",
      "  anabranch dead-letters retry --all"
    })
public final class DeadLettersRetryCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final DeadLetterSelectionOptions selectionOptions = new DeadLetterSelectionOptions();

  @Option(
      names = "--force",
      description = "Retry letters as well that have been tried 5 times or more.")
  boolean force;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Mixin final ConnectionOptions connectionOptions;

  public DeadLettersRetryCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    DeadLetterSelection selection = selectionOptions.selection();
    try (Connection connection = connectionOptions.connect()) {
      return new DeadLetterRun(context, connection, dryRun)
          .run(new DeadLetterRequest.Retry(selection, force));
    }
  }
}
