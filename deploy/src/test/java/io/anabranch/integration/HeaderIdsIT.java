package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.faults.fast.FastStages;
import io.anabranch.host.StreamsHost;
import io.anabranch.processor.Models;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Confluent's own serializer writes the id of the schema to a header, and the intake reads it. */
@Tag("interop")
class HeaderIdsIT {

  private static final String PREFIX = "header-ids.";
  private static final String TOPIC = "helpdesk.header-ids";
  private static final int COUNT = 60;
  private static final Path CLIENTS = Path.of(System.getProperty("anabranch.interop"));

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private Path directory;

  @Test
  void shouldReadGuidsInHeaders() throws Exception {
    try (GuidProxy proxy = GuidProxy.start(CLUSTER.schemaRegistryUrl())) {
      AnabranchConfig config = config(proxy);
      Pipeline pipeline = Pipeline.load(config);
      try (Connection connection = Connection.open(config);
          Models models = LivePipeline.noModels(directory);
          StreamsHost host = new StreamsHost(config, pipeline, models)) {
        connection.admin().createTopics(List.of(new NewTopic(TOPIC, 3, (short) 1))).all().get();
        LivePipeline.create(connection, config, pipeline);
        assertThat(write(proxy)).isEqualTo("header ids: %d sent", COUNT);

        host.start(List.of(ApplicationId.INTAKE), name -> {});

        TopicContents topics = new TopicContents(connection);
        await().atMost(Duration.ofMinutes(1)).until(() -> topics.read("messages").size() == COUNT);
        assertThat(topics.read("dead-letters")).isEmpty();
        assertThat(topics.read("messages"))
            .extracting(HeaderIdsIT::textAndAuthor)
            .containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, COUNT)
                    .mapToObj(i -> "comment %d by %d".formatted(i, i))
                    .toList());
      }
    }
  }

  private static String textAndAuthor(SpecificRecord record) {
    Message message = (Message) record;
    return message.getText() + " by " + message.getAuthor();
  }

  private AnabranchConfig config(GuidProxy proxy) {
    Map<String, String> values = new HashMap<>(CLUSTER.settings(PREFIX));
    values.putAll(FastStages.settings());
    values.put("schema.registry.url", proxy.url(CLUSTER.schemaRegistryUrl()));
    values.put("state.directory", directory.resolve("state").toString());
    values.put("intake.comments.topic", TOPIC);
    values.put("intake.comments.author", "/author/id");
    values.put("intake.comments.createdAt", "/written");
    return AnabranchConfig.from(values);
  }

  private String write(GuidProxy proxy) throws Exception {
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(
                "node",
                CLIENTS.resolve("header_ids.mjs").toString(),
                CLUSTER.bootstrapServers(),
                proxy.url(CLUSTER.schemaRegistryUrl()),
                TOPIC,
                Integer.toString(COUNT))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(output)).isTrue();
      return Files.readString(output).strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
