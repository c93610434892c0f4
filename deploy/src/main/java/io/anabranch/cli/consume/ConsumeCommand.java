package io.anabranch.cli.consume;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.RecordPrinter;
import io.anabranch.client.StartOffset;
import io.anabranch.client.TopicRecord;
import io.anabranch.client.TopicTail;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topic;
import io.anabranch.topology.pipeline.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a topic, from all its partitions, without a group. */
@Command(
    name = "consume",
    description = "Prints records of a topic, decoded.",
    footer = {
      "  anabranch consume -e -f pretty            the enriched records so far",
      "  anabranch consume sentiment -o end        results of a stage as they come",
      "  anabranch consume dead-letters -e         what failed and why",
      "  anabranch consume -e -o -10               the last 10 of each partition",
      "  anabranch consume -e | jq -r '[.id, .classification.label] | @tsv'"
    })
public final class ConsumeCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);

  private final CliContext context;

  @Parameters(
      arity = "0..1",
      paramLabel = "TOPIC",
      defaultValue = "enriched",
      description =
          "enriched (default), messages, dead-letters, the name of a stage or gather, or a topic.")
  String name = "enriched";

  @Option(
      names = {"-n", "--max-messages"},
      paramLabel = "N",
      description = "Stop after so many records.")
  long maxMessages = Long.MAX_VALUE;

  @Option(
      names = {"-o", "--offset"},
      paramLabel = "OFFSET",
      description = {
        "Where to begin: start (default), end, N (an offset), -N (the last N of each partition),",
        "@TIME (records from then on: ISO 8601 or milliseconds of the epoch)."
      })
  StartOffset offset = new StartOffset.Start();

  @Option(
      names = {"-e", "--exit"},
      description = "Stop at what is the end of the topic when the command starts.")
  boolean exitAtEnd;

  @Mixin final FormatOption format = new FormatOption();

  @Option(names = "--key", paramLabel = "KEY", description = "Only records with this key.")
  @Nullable String key;

  @Option(names = "--print-headers", description = "Print place, key and headers as well.")
  boolean printHeaders;

  @Option(names = "--show-text", description = "Show the messages inside dead letters.")
  boolean showText;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "Stop when no record comes for so long; exit code 1 if -n is not reached.")
  @Nullable Duration timeout;

  @Mixin final ConnectionOptions connectionOptions;

  public ConsumeCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect();
        RecordDecoder decoder = connection.decoder();
        TopicTail tail = TopicTail.open(connection, topic(connection), offset)) {
      return consume(
          tail,
          new RecordPrinter(
              context, format.choose(context.terminal()), printHeaders, showText, decoder));
    }
  }

  private int consume(TopicTail tail, RecordPrinter printer) {
    long count = 0;
    long lastRecord = System.nanoTime();
    while (!(exitAtEnd && tail.isAtEnd())) {
      for (TopicRecord record : tail.poll(POLL)) {
        lastRecord = System.nanoTime();
        boolean isPastEnd = exitAtEnd && tail.isPastEnd(record);
        if (!isPastEnd && isWanted(record) && print(record, printer) && ++count == maxMessages) {
          context.out().flush();
          return 0;
        }
      }
      if (context.out().checkError()) {
        return 0; // Nobody reads any more, as after "| head".
      }
      if (timeout != null && System.nanoTime() - lastRecord > timeout.toNanos()) {
        return maxMessages == Long.MAX_VALUE ? 0 : 1;
      }
    }
    return 0;
  }

  private boolean print(TopicRecord record, RecordPrinter printer) {
    try {
      printer.print(record);
      return true;
    } catch (UndecodableRecordException e) {
      context.problem(record.id() + ": " + e.getMessage());
      return false;
    }
  }

  private boolean isWanted(TopicRecord record) {
    return key == null || record.hasKey(key.getBytes(StandardCharsets.UTF_8));
  }

  private String topic(Connection connection) {
    String prefixed = connection.config().topics().prefix() + name;
    return new Topics(connection.config().topics())
            .all(Pipeline.load(connection.config())).stream()
                .map(Topic::name)
                .anyMatch(prefixed::equals)
        ? prefixed
        : name;
  }
}
