package io.anabranch.cli.run;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cluster.Connection;
import io.anabranch.topology.pipeline.Pipeline;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the applications do, wherever they run. */
@Command(
    name = "status",
    description = "Shows what every stage, gather and the join has read, written and has to do.",
    footer = {
      "  anabranch status",
      "  anabranch status --watch",
      "  anabranch status -f json | jq 'select(.lag > 1000)'",
      "",
      "p50 is the median time from message to result over about the last 100 results."
    })
public final class StatusCommand implements Callable<Integer> {

  private static final Duration FIRST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration WATCH_INTERVAL = Duration.ofSeconds(2);

  private final CliContext context;

  @Option(names = "--watch", description = "Show it again every 2 seconds, until Ctrl-C.")
  boolean watch;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public StatusCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect();
        StatusView view =
            new StatusView(
                context,
                connection,
                Pipeline.load(connection.config()),
                format.choose(context.terminal()),
                watch,
                "")) {
      view.prepare();
      Thread.sleep(FIRST_INTERVAL.toMillis());
      view.show();
      while (watch && !context.out().checkError()) {
        Thread.sleep(WATCH_INTERVAL.toMillis());
        view.show();
      }
    }
    return 0;
  }
}
