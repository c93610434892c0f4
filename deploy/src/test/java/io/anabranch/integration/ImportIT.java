package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.schema.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The import of a large file, by a process of its own, is interrupted and goes on. */
class ImportIT {

  private static final int ROWS = 15_000;
  private static final int INTERRUPTED_AFTER = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private Path directory;

  @Test
  void shouldSendEachRowOnceThoughItWasInterrupted() throws Exception {
    Path file = file();
    try (Connection connection = create("import-interrupted.")) {
      Process first = start("import-interrupted.", file, "--rate", "3000/s");
      try {
        await().atMost(PATIENCE).until(() -> sent(connection) > INTERRUPTED_AFTER);
        // Not through the Process, which would close its output.
        first.toHandle().destroy();
        assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
      } finally {
        first.destroyForcibly();
      }
      assertThat(first.exitValue()).isNotZero();
      assertThat(sent(connection)).isLessThan(ROWS);

      resume("import-interrupted.", file);

      List<String> ids = ids(connection);
      assertThat(ids).hasSize(ROWS).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldLoseNoRowThoughItWasKilled() throws Exception {
    Path file = file();
    try (Connection connection = create("import-killed.")) {
      Process first = start("import-killed.", file, "--rate", "3000/s");
      try {
        await().atMost(PATIENCE).until(() -> sent(connection) > INTERRUPTED_AFTER);
      } finally {
        first.destroyForcibly().waitFor();
      }
      assertThat(sent(connection)).isLessThan(ROWS);

      resume("import-killed.", file);

      assertThat(Set.copyOf(ids(connection))).hasSize(ROWS);
    }
  }

  private Path file() throws Exception {
    return Files.writeString(
        directory.resolve("export.csv"),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "t-%d,The X200 leaks again. Ticket %d.\n".formatted(i, i))
            .collect(Collectors.joining("", "id,text\n", "")));
  }

  private Connection create(String prefix) throws Exception {
    CommandRun created = CommandRun.of(directory, arguments(prefix, "topics", "create"));
    assertThat(created.exitCode()).as(created.err()).isZero();
    return Connection.open(AnabranchConfig.from(CLUSTER.settings(prefix)));
  }

  private void resume(String prefix, Path file) throws Exception {
    Process second = start(prefix, file, "--resume");
    try {
      assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
    } finally {
      second.destroyForcibly();
    }
    assertThat(second.exitValue()).as(log()).isZero();
    assertThat(log()).contains("goes on after");
  }

  private Process start(String prefix, Path file, String... more) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Danabranch.home=" + System.getProperty("anabranch.home"),
            "-cp",
            System.getProperty("java.class.path"),
            "io.anabranch.cli.Main"));
    command.addAll(List.of(arguments(prefix, "produce", "--file", file.toString())));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder.environment().put("XDG_RUNTIME_DIR", directory.toString());
    return builder.start();
  }

  private String log() throws Exception {
    return Files.readString(directory.resolve("log"));
  }

  private static String[] arguments(String prefix, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    CLUSTER
        .settings(prefix)
        .forEach((key, value) -> all.addAll(List.of("--set", key + "=" + value)));
    return all.toArray(String[]::new);
  }

  private static long sent(Connection connection) throws Exception {
    String topic = connection.config().topics().prefix() + "messages";
    return TopicOffsets.read(connection.admin(), Set.of(topic)).records(topic);
  }

  private static List<String> ids(Connection connection) throws Exception {
    return new TopicContents(connection)
        .read("messages").stream().map(message -> ((Message) message).getId()).toList();
  }
}
