package io.anabranch.cli.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.Connection;
import io.anabranch.intake.ForeignRecordReader;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.intake.IntakeAnswer;
import io.anabranch.intake.sample.SampledRecord;
import io.anabranch.intake.sample.TopicSample;
import io.anabranch.json.AvroToJson;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.schema.Message;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an intake would make of a topic. */
@Command(
    name = "try",
    description = {
      "Shows what the intake would make of the newest records of a topic, and writes nothing.",
      "The exit code is 1 if it would refuse one."
    },
    footer = {
      "  anabranch intake try helpdesk.tickets -n 20",
      "  anabranch intake try helpdesk.tickets --preset zendesk",
      "  anabranch intake try helpdesk.tickets --map text=/comment/body --map only=/public"
    })
public final class IntakeTryCommand implements Callable<Integer> {

  private static final int SHOWN_TEXT = 100;

  private final CliContext context;

  @Mixin final ForeignTopicOptions topic = new ForeignTopicOptions();

  @Option(
      names = {"-n", "--records"},
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many records; ${DEFAULT-VALUE} if not given.")
  int records = 20;

  @Mixin final FormatOption format = new FormatOption();
  @Mixin final ConnectionOptions connectionOptions;

  public IntakeTryCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect()) {
      ForeignTopic foreign = topic.choose(connection.config());
      ForeignRecordReader reader =
          new ForeignRecordReader(foreign, ConfiguredSerdes.framedValues(connection.config()));
      boolean isJson = format.choose(context.terminal()) == OutputFormat.JSON;
      int taken = 0;
      int refused = 0;
      List<SampledRecord> sample = TopicSample.read(connection, foreign.topic(), records);
      for (SampledRecord record : sample) {
        if (record.value().isEmpty()) {
          context
              .out()
              .println(isJson ? json(record, "tombstone", "") : record.place() + "  a tombstone");
          continue;
        }
        IntakeAnswer answer = reader.read(record.value().get(), record.headers());
        context.out().println(isJson ? json(record, answer) : text(record, answer));
        taken += answer instanceof IntakeAnswer.Taken ? 1 : 0;
        refused += answer instanceof IntakeAnswer.Refused ? 1 : 0;
      }
      context.out().flush();
      context
          .err()
          .printf(
              "%d records: %d messages, %d refused, %d left out; nothing was written%n",
              sample.size(), taken, refused, sample.size() - taken - refused);
      return refused == 0 ? 0 : 1;
    }
  }

  private static ObjectNode json(SampledRecord record, IntakeAnswer answer) {
    if (answer instanceof IntakeAnswer.Taken taken) {
      ObjectNode node = json(record, "message", "");
      node.put("key", taken.message().key());
      node.set("message", AvroToJson.of(taken.message().message()));
      return node;
    }
    return answer instanceof IntakeAnswer.Refused refused
        ? json(record, "refused", refused.error().getReason())
        : json(record, "left out", "");
  }

  private static ObjectNode json(SampledRecord record, String outcome, String reason) {
    ObjectNode node =
        JsonNodeFactory.instance.objectNode().put("record", record.place()).put("outcome", outcome);
    return reason.isEmpty() ? node : node.put("reason", reason);
  }

  private static String text(SampledRecord record, IntakeAnswer answer) {
    if (answer instanceof IntakeAnswer.Taken taken) {
      return "%s  a message: %s%n    %s"
          .formatted(
              record.place(),
              fields(taken.message()),
              DisplayText.truncate(
                  DisplayText.clean(taken.message().message().getText()), SHOWN_TEXT));
    }
    return answer instanceof IntakeAnswer.Refused refused
        ? "%s  refused: %s".formatted(record.place(), refused.error().getReason())
        : record.place() + "  left out";
  }

  private static String fields(MappedMessage mapped) {
    Message message = mapped.message();
    return Stream.of(
            field("key", mapped.key()),
            field("id", message.getId()),
            field("conversation", message.getConversation()),
            field("channel", message.getChannel()),
            field("author", message.getAuthor()),
            field(
                "role",
                message.getAuthorRole() == null
                    ? null
                    : message.getAuthorRole().name().toLowerCase(Locale.ROOT)),
            field("created", message.getCreatedAt()),
            field("subject", message.getSubject()),
            field("attributes", message.getAttributes().size()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String field(String name, @Nullable Object value) {
    return value == null ? "" : name + " " + DisplayText.clean(Objects.toString(value));
  }
}
