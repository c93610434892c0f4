package io.anabranch.cli.topics;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.incarnation.TopicReset;
import io.anabranch.topology.pipeline.Pipeline;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Clears what is held of a topic of messages that was deleted and made again. */
@Command(
    name = "reset",
    description = {
      "Clears what is held of a topic of messages that was deleted and made again.",
      "",
      "Needed only where its timestamps are those of the producers (CreateTime): the stages stop",
      "then, and say so. What is under way of the former messages is given up; what has come out",
      "stays. Without --execute it prints the plan and changes nothing."
    },
    footer = {"  anabranch reset", "  anabranch reset --execute"})
public final class ResetCommand implements Callable<Integer> {

  private final CliContext context;

  @Option(names = "--execute", description = "Do it. The stages must have stopped.")
  boolean execute;

  @Mixin final ConnectionOptions connectionOptions;

  public ResetCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect()) {
      TopicReset reset =
          new TopicReset(
              connection.admin(), connection.config(), Pipeline.load(connection.config()));
      List<String> concerned = reset.plan();
      if (execute) {
        reset.apply(concerned);
      }
      for (String application : concerned) {
        context
            .out()
            .printf(
                "%s %s, which begins at the start of %s%n",
                execute ? "cleared" : "would clear", application, reset.topic());
      }
      context.out().flush();
      if (concerned.isEmpty()) {
        context
            .err()
            .println("Nothing to clear: no topic of messages has to be told from another.");
      } else if (!execute) {
        context.err().println("Nothing was changed. Stop the stages, and repeat with --execute.");
      }
    }
    return 0;
  }
}
