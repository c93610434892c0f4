package io.anabranch.cli.intake;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.Connection;
import io.anabranch.intake.RecordFormat;
import io.anabranch.intake.sample.SampledRecord;
import io.anabranch.intake.sample.TopicSample;
import io.anabranch.intake.suggest.SuggestedKey;
import io.anabranch.intake.suggest.TopicSuggestion;
import io.anabranch.mapping.preset.Presets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a topic may be mapped. */
@Command(
    name = "suggest",
    description = {
      "Reads the newest records of a topic, and proposes its part of the configuration.",
      "Look at it, and at what 'intake try' makes of it, before you use it."
    },
    footer = {
      "  anabranch intake suggest helpdesk.tickets",
      "  anabranch intake suggest helpdesk.tickets >> anabranch.yaml"
    })
public final class IntakeSuggestCommand implements Callable<Integer> {

  private final CliContext context;

  @Parameters(index = "0", paramLabel = "TOPIC", description = "The topic.")
  String topic = "";

  @Option(
      names = {"-n", "--records"},
      paramLabel = "N",
      defaultValue = "200",
      description = "At most so many records; ${DEFAULT-VALUE} if not given.")
  int records = 200;

  @Mixin final ConnectionOptions connectionOptions;

  public IntakeSuggestCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect()) {
      List<SampledRecord> sample = TopicSample.read(connection, topic, records);
      if (sample.isEmpty()) {
        throw new CommandFailedException("'%s' holds no records to learn from".formatted(topic));
      }
      TopicSuggestion suggestion =
          TopicSuggestion.of(sample, ConfiguredSerdes.framedValues(connection.config()));
      RecordFormat format =
          suggestion
              .format()
              .orElseThrow(
                  () ->
                      new CommandFailedException(
                          "none of %d records is Avro, JSON, a mail or text in UTF-8"
                              .formatted(sample.size())));
      print(format, suggestion.keys());
      context.out().flush();
      context
          .err()
          .printf(
              "from %d of %d records; see what comes of it with: anabranch intake try %s%n",
              suggestion.read(), sample.size(), topic);
      if (format == RecordFormat.DETECT && suggestion.keys().isEmpty()) {
        context
            .err()
            .println(
                "No field looks like the text of a message. Presets: "
                    + String.join(", ", Presets.names()));
        return 1;
      }
      return 0;
    }
  }

  private void print(RecordFormat format, List<SuggestedKey> keys) {
    context.out().println("intake:");
    context.out().printf("  %s:%n", topic.replaceAll("[^a-zA-Z0-9]+", "-"));
    context.out().printf("    topic: %s%n", topic);
    if (format != RecordFormat.DETECT) {
      context.out().printf("    format: %s%n", format);
    }
    for (SuggestedKey key : keys) {
      context.out().printf("    %-40s # %s%n", key.key() + ": " + key.value(), key.reason());
    }
  }
}
