package io.anabranch.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Avro by Confluent's own serializer for JavaScript, which writes the GUID of the schema to a
 * header.
 *
 * @param registryUrl of a registry that knows GUIDs
 */
record HeaderIdComments(String name, String registryUrl) implements ForeignTopic {

  private static final Path CLIENTS = Path.of(System.getProperty("anabranch.interop"));

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "intake.comments.topic", name,
        "intake.comments.author", "/author/id",
        "intake.comments.createdAt", "/written");
  }

  @Override
  public void send(Trial trial, int from, int end) throws Exception {
    Path output = Files.createTempFile("header-ids", ".txt");
    Process process =
        new ProcessBuilder(
                "node",
                CLIENTS.resolve("header_ids.mjs").toString(),
                trial.cluster().bootstrapServers(),
                registryUrl,
                name,
                Integer.toString(from),
                Integer.toString(end),
                Integer.toString(PARTITIONS))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(Files.readString(output)).isTrue();
      assertThat(Files.readString(output).strip()).isEqualTo("header ids: %d sent", end - from);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
