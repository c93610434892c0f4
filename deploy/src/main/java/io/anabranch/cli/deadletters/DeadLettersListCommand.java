package io.anabranch.cli.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cluster.Connection;
import io.anabranch.deadletter.DeadLetterEntry;
import io.anabranch.deadletter.DeadLetterFilter;
import io.anabranch.deadletter.DeadLetterTopic;
import io.anabranch.json.AvroToJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The dead letters that are there. */
@Command(
    name = "list",
    description = "Lists dead letters, the oldest failure first, and counts them.",
    footer = {
      "  anabranch dead-letters list",
      "  anabranch dead-letters list --stage sentiment,pos --cause timeout",
      "  anabranch dead-letters list --since 2026-01-31T12:00:00Z -f json | jq -r .id"
    })
public final class DeadLettersListCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin final DeadLetterFilterOptions filterOptions = new DeadLetterFilterOptions();

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public DeadLettersListCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    DeadLetterFilter filter = filterOptions.filter();
    List<DeadLetterEntry> entries;
    try (Connection connection = connectionOptions.connect();
        DeadLetterTopic letters = DeadLetterTopic.open(connection)) {
      entries = letters.entries(context::problem).stream().filter(filter).toList();
    }
    if (format.choose(context.terminal()) == OutputFormat.JSON) {
      entries.forEach(entry -> context.out().println(json(entry)));
    } else if (!entries.isEmpty()) {
      context.out().println(DeadLetterTable.of(entries, context.terminal().width()));
    }
    context.out().flush();
    context.err().println(DeadLetterText.describe(entries));
    return 0;
  }

  /** What the letter says, and how large the record's value is. */
  static ObjectNode json(DeadLetterEntry entry) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", entry.id());
    node.setAll(AvroToJson.of(entry.letter()));
    node.remove(List.of("key", "value", "headers"));
    return entry.valueSize().isPresent()
        ? node.put("valueBytes", entry.valueSize().getAsInt())
        : node.putNull("valueBytes");
  }
}
