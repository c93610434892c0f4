package io.anabranch.cli.produce;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.EnrichedPrinter;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Pace;
import io.anabranch.client.EnrichedWaiter;
import io.anabranch.client.MessageSender;
import io.anabranch.cluster.Connection;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.topology.pipeline.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends messages, and waits for what becomes of them if asked to. */
@Command(
    name = "produce",
    description = "Sends messages: one text, a file, or standard input.",
    footer = {
      "  anabranch produce --wait \"My X200 vacuum died, I want my money back\"",
      "  anabranch produce --file inbox.mbox --rate 50/s",
      "  anabranch produce --file tickets.xlsx --text-field description --channel ticket",
      "  anabranch produce --file tickets.json.gz --map text=/comment/body --key-field ticket_id",
      "  anabranch produce --file export.jsonl --preset zendesk",
      "  anabranch produce --file export.jsonl --preset zendesk --resume",
      "  tail -f app.log | anabranch produce --channel chat"
    })
public final class ProduceCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final InputOptions input;

  @Option(
      names = {"-k", "--key"},
      paramLabel = "KEY",
      description = "Key of every record; otherwise that of the message, or a random UUID.")
  @Nullable String key;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "NAME=VALUE",
      description = "Header of every record; may be repeated.")
  Map<String, String> headers = new LinkedHashMap<>();

  @Option(names = "--rate", paramLabel = "N/s", description = "Most messages a second.")
  Pace pace = Pace.UNLIMITED;

  @Option(
      names = "--resume",
      description = "Go on where the import of this file was interrupted, in place of its start.")
  boolean resume;

  @Option(
      names = "--wait",
      description = {
        "Print each message's enriched record: the complete one or, when the time is up, the",
        "newest; exit code 1 if one is partial or late."
      })
  boolean waits;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long to wait after the last message; ${DEFAULT-VALUE} if not given.")
  Duration timeout = Duration.ofSeconds(60);

  @Option(
      names = {"-f", "--output"},
      paramLabel = "FORMAT",
      description = "Of results: ${COMPLETION-CANDIDATES}; pretty on a terminal, otherwise json.")
  @Nullable OutputFormat output;

  @Mixin final ConnectionOptions connectionOptions;

  public ProduceCommand(CliContext context) {
    this.context = context;
    this.input = new InputOptions(context);
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (MessageReader reader = input.open();
        Connection connection = connectionOptions.connect()) {
      String topic = new Topics(connection.config().topics()).messages();
      connection.requireTopic(topic);
      Checkpoint checkpoint = checkpoint(topic, reader);
      if (!waits) {
        return produce(reader, connection, checkpoint, Optional.empty());
      }
      EnrichedPrinter printer =
          new EnrichedPrinter(context, OutputFormat.choose(output, context.terminal()));
      try (EnrichedWaiter waiter = EnrichedWaiter.open(connection, printer::print)) {
        return produce(reader, connection, checkpoint, Optional.of(waiter));
      }
    }
  }

  /** Passes over what an interrupted import has sent, if that is wanted. */
  private Checkpoint checkpoint(String topic, MessageReader reader) throws IOException {
    Checkpoint checkpoint =
        Checkpoint.of(context.runningUp().resolveSibling("imports"), topic, input.file());
    if (resume) {
      long rows = checkpoint.rows().orElse(0L);
      reader.skip(rows);
      context.err().printf("goes on after %,d rows that are sent%n", rows);
    } else if (checkpoint.exists()) {
      context
          .err()
          .println("An import of this file was interrupted. It begins anew; --resume goes on.");
    }
    return checkpoint;
  }

  private int produce(
      MessageReader reader,
      Connection connection,
      Checkpoint checkpoint,
      Optional<EnrichedWaiter> waiter)
      throws IOException, InterruptedException {
    try (MessageSender sender =
        MessageSender.open(
            connection, headers, id -> waiter.ifPresent(waiting -> waiting.expect(id)))) {
      new Import(context, reader, sender, checkpoint, this::key, input.skipErrors)
          .run(pace, waiter);
    }
    return waiter.map(this::await).orElse(0);
  }

  private String key(MappedMessage message) {
    if (key != null) {
      return key;
    }
    return message.key() != null ? message.key() : UUID.randomUUID().toString();
  }

  private int await(EnrichedWaiter waiter) {
    boolean isComplete = waiter.await(timeout);
    context.err().printf("%d complete, %d partial%n", waiter.complete(), waiter.partial());
    if (waiter.outstanding() > 0) {
      context
          .err()
          .printf(
              "anabranch: %d without a result within %d s; see 'anabranch status'%n",
              waiter.outstanding(), timeout.toSeconds());
    }
    if (waiter.failed() > 0) {
      context
          .err()
          .printf(
              "anabranch: a stage failed on %d of them; see 'anabranch dead-letters list'%n",
              waiter.failed());
    }
    return isComplete && waiter.failed() == 0 ? 0 : 1;
  }
}
