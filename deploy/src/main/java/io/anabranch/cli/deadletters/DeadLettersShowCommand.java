package io.anabranch.cli.deadletters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.DeadLetterJson;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.RecordDecoder;
import io.anabranch.deadletter.DeadLetterTopic;
import io.anabranch.schema.DeadLetter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Everything about one dead letter. */
@Command(
    name = "show",
    description = "Shows one dead letter; what the customer wrote only if asked for.",
    footer = {
      "  anabranch dead-letters show pos-support.messages-3-42",
      "  anabranch dead-letters show pos-support.messages-3-42 --show-text"
    })
public final class DeadLettersShowCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(paramLabel = "ID", description = "Id, as 'dead-letters list' has it.")
  String id = "";

  @Option(
      names = "--show-text",
      description = "Show key, value and headers of the record instead of their sizes.")
  boolean showText;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public DeadLettersShowCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect();
        DeadLetterTopic letters = DeadLetterTopic.open(connection);
        RecordDecoder decoder = connection.decoder()) {
      DeadLetterJson json = new DeadLetterJson(showText, decoder);
      for (DeadLetter letter : letters.find(id, context::problem)) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", id);
        print(node.setAll(json.of(letter)));
      }
    }
    return 0;
  }

  private void print(ObjectNode node) {
    boolean isJson = format.choose(context.terminal()) == OutputFormat.JSON;
    context.out().println(isJson ? node.toString() : node.toPrettyString());
    context.out().flush();
  }
}
