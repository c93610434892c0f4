package io.anabranch.cli.topics;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Table;
import io.anabranch.cluster.Connection;
import io.anabranch.topics.TopicAdmin;
import io.anabranch.topics.TopicState;
import io.anabranch.topology.pipeline.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The pipeline's topics, as the cluster has them. */
@Command(
    name = "list",
    description = "Lists the topics of the pipeline.",
    footer = {"  anabranch topics list", "  anabranch topics list | jq -r .name"})
public final class TopicsListCommand implements Callable<Integer> {

  private static final String ABSENT = "absent";

  private final CliContext context;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  public TopicsListCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    List<TopicState> states;
    try (Connection connection = connectionOptions.connect()) {
      states = new TopicAdmin(connection).states(Pipeline.load(connection.config()));
    }
    if (format.choose(context.terminal()) == OutputFormat.JSON) {
      states.forEach(state -> context.out().println(json(state)));
    } else {
      context.out().println(table(states));
    }
    context.out().flush();
    return 0;
  }

  static Table table(List<TopicState> states) {
    Table table = new Table("topic", ">partitions", ">retention", "cleanup", "schema");
    for (TopicState state : states) {
      table.row(
          state.topic().name(),
          state.isPresent() ? Integer.toString(state.partitions()) : ABSENT,
          retention(state),
          state.cleanupPolicy().orElse("-"),
          state.topic().schema().map(Schema::getName).orElse("-"));
    }
    return table;
  }

  static ObjectNode json(TopicState state) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", state.topic().name())
            .put("present", state.isPresent())
            .put("partitions", state.partitions());
    return node.put("retentionMillis", state.retentionMillis().orElse(null))
        .put("cleanupPolicy", state.cleanupPolicy().orElse(null))
        .put("schema", state.topic().schema().map(Schema::getFullName).orElse(null));
  }

  /** Compaction alone keeps the newest record of a key for good. */
  private static String retention(TopicState state) {
    if (state.retentionMillis().isEmpty()) {
      return "-";
    }
    if (state.keepsForever()) {
      return "forever";
    }
    Duration duration = Duration.ofMillis(state.retentionMillis().get());
    return duration.toDays() > 0 && duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + "d"
        : duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
