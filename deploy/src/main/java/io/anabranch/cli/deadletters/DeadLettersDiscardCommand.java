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

/** Removes dead letters for good. */
@Command(
    name = "discard",
    description = "Removes dead letters for good. Their messages keep the error as their result.",
    footer = {
      "  anabranch dead-letters discard pos-support.messages-3-42",
      "  anabranch dead-letters discard --cause empty,too_long --dry-run",
      "  anabranch dead-letters discard --until 2026-01-31T12:00:00Z"
    })
public final class DeadLettersDiscardCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final DeadLetterSelectionOptions selectionOptions = new DeadLetterSelectionOptions();

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Mixin final ConnectionOptions connectionOptions;

  public DeadLettersDiscardCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    DeadLetterSelection selection = selectionOptions.selection();
    try (Connection connection = connectionOptions.connect()) {
      return new DeadLetterRun(context, connection, dryRun)
          .run(new DeadLetterRequest.Discard(selection));
    }
  }
}
