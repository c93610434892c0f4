package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.cli.context.ConfigOptions;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.context.TestContexts;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devcluster.DevClusterConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not ours write messages, with and without keys, and read enriched records. */
@Tag("interop")
class InteropIT {

  private static final String MESSAGES = "60";
  private static final Path CLIENTS = Path.of(System.getProperty("anabranch.interop"));

  private static LocalPipeline pipeline;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    pipeline =
        LocalPipeline.start(
            DevClusterConfig.isolated(),
            new ConfigOptions(TestContexts.silent(Path.of("does-not-exist"))),
            Distribution.ofLauncher(),
            false,
            step -> {});
  }

  @AfterAll
  static void stop() {
    pipeline.close();
  }

  @Test
  void shouldServeKafkaJs() throws Exception {
    assertThat(run("node", "kafkajs_client.mjs"))
        .isEqualTo("kafkajs: %s of %s complete", MESSAGES, MESSAGES);
  }

  @Test
  void shouldServeLibrdkafka() throws Exception {
    assertThat(run("/usr/bin/python3", "librdkafka_client.py"))
        .isEqualTo("librdkafka: %s of %s complete", MESSAGES, MESSAGES);
  }

  private String run(String program, String client) throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                program,
                CLIENTS.resolve(client).toString(),
                pipeline.cluster().bootstrapServers(),
                pipeline.cluster().schemaRegistryUrl(),
                MESSAGES)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      assertThat(ended).as("%s has ended: %s", client, Files.readString(output)).isTrue();
      return Files.readString(output).strip();
    } finally {
      process.destroyForcibly();
    }
  }
}
