package io.anabranch.cli.topics;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cluster.Connection;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topic;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a cluster ready. */
@Command(
    name = "create",
    description = {
      "Creates the topics that are absent and registers the schemas of their values.",
      "Existing topics are left alone, and checked for their partitions."
    },
    footer = {
      "  anabranch topics create --dry-run",
      "  anabranch topics create --bootstrap-server kafka:9092 \\",
      "      --schema-registry-url http://registry:8081 --set topics.partitions=12"
    })
public final class TopicsCreateCommand implements Callable<Integer> {

  private final CliContext context;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Mixin final ConnectionOptions connectionOptions;

  public TopicsCreateCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  @Override
  public Integer call() throws Exception {
    try (Connection connection = connectionOptions.connect()) {
      Pipeline pipeline = Pipeline.load(connection.config());
      TopicSetup setup = TopicSetup.of(connection);
      TopicSetup.Plan plan = setup.plan(pipeline);
      if (!dryRun) {
        setup.apply(plan, pipeline);
      }
      report(plan);
    }
    return 0;
  }

  private void report(TopicSetup.Plan plan) {
    for (Topic topic : plan.topics()) {
      context
          .out()
          .printf(
              "%s topic %s, %d partitions%n",
              dryRun ? "would create" : "created", topic.name(), topic.partitions());
    }
    for (Topic topic : plan.schemas()) {
      context
          .out()
          .printf(
              "%s schema %s under %s%n",
              dryRun ? "would register" : "registered",
              topic.schema().orElseThrow().getFullName(),
              TopicSetup.subject(topic));
    }
    context.out().flush();
    if (plan.topics().isEmpty() && plan.schemas().isEmpty()) {
      context.err().println("All topics and schemas are there.");
    }
  }
}
