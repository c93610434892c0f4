package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

class DevClusterIT {
  /** Ready within 15 s on two cores; unlike wall time, it does not rise with other load. */
  private static final Duration START_CPU_LIMIT = Duration.ofSeconds(30);

  @TempDir static Path data;
  private static DevCluster cluster;
  private static Duration startTime;
  private static Duration startCpu;

  @BeforeAll
  static void start() {
    long begin = System.nanoTime();
    cluster = DevCluster.start(DevClusterConfig.isolated().withDataFolder(data));
    startTime = Duration.ofNanos(System.nanoTime() - begin);
    startCpu = cpu(cluster.broker()).plus(cpu(cluster.registry()));
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void shouldBeReadyInTime(TestReporter reporter) {
    reporter.publishEntry(
        "start of both services",
        startTime.toMillis() + " ms, CPU time " + startCpu.toMillis() + " ms");

    assertThat(startCpu).isLessThan(START_CPU_LIMIT);
  }

  @Test
  void shouldDeliverMessages() throws ExecutionException, InterruptedException {
    Messages messages = new Messages(cluster.bootstrapServers(), "delivery");
    messages.createTopic();

    messages.send("hello");

    assertThat(messages.read()).containsExactly("hello");
  }

  @Test
  void shouldNotCreateTopicsByThemselves() {
    Messages messages = new Messages(cluster.bootstrapServers(), "unknown");

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(() -> messages.send("lost"))
        .withCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void shouldKeepMessagesWhenBrokerIsKilled() throws ExecutionException, InterruptedException {
    Messages messages = new Messages(cluster.bootstrapServers(), "kept");
    messages.createTopic();
    messages.send("before");

    cluster.broker().kill();
    assertThat(cluster.broker().isAlive()).isFalse();
    cluster.broker().start();

    messages.send("after");
    assertThat(messages.read()).containsExactly("before", "after");
  }

  @Test
  void shouldKeepSchemaIdsWhenRegistryIsKilled() throws IOException, InterruptedException {
    Schemas schemas = new Schemas(cluster.schemaRegistryUrl());
    String first = schemas.register("first", "string");
    String second = schemas.register("second", "long");

    cluster.registry().kill();
    assertThat(cluster.registry().isAlive()).isFalse();
    cluster.registry().start();

    assertThat(first).matches("\\{\"id\":\\d+}").isNotEqualTo(second);
    assertThat(schemas.register("second", "long")).isEqualTo(second);
    assertThat(schemas.register("first", "string")).isEqualTo(first);
  }

  @Test
  void shouldRefuseDataFolderInUse() {
    DevClusterConfig same = DevClusterConfig.isolated().withDataFolder(data);

    assertThatExceptionOfType(DevClusterException.class)
        .isThrownBy(() -> DevCluster.start(same))
        .withMessageContaining("Another cluster uses data folder");
  }

  @Test
  void shouldKeepMessagesAndSchemasForTheNextCluster(@TempDir Path folder) throws Exception {
    DevClusterConfig config = DevClusterConfig.isolated().withDataFolder(folder);
    String schema;
    try (DevCluster first = DevCluster.start(config)) {
      Messages messages = new Messages(first.bootstrapServers(), "kept");
      messages.createTopic();
      messages.send("for later");
      schema = new Schemas(first.schemaRegistryUrl()).register("kept", "string");
    }

    try (DevCluster second = DevCluster.start(config)) {
      assertThat(new Messages(second.bootstrapServers(), "kept").read())
          .containsExactly("for later");
      assertThat(new Schemas(second.schemaRegistryUrl()).register("kept", "string"))
          .isEqualTo(schema);
    }
  }

  @Test
  void shouldLeaveNothingBehindOnClose() {
    DevCluster temporary = DevCluster.start(DevClusterConfig.isolated());
    Path folder = temporary.folder();
    List<ProcessHandle> children =
        List.of(
            temporary.broker().process().orElseThrow(),
            temporary.registry().process().orElseThrow());

    temporary.close();

    assertThat(children).noneMatch(ProcessHandle::isAlive);
    assertThat(folder).doesNotExist();
  }

  @Test
  void shouldStopWhatRunsWhenOneServiceIsNotReadyInTime() {
    DevClusterConfig impatient = DevClusterConfig.isolated().withStartTimeout(Duration.ofMillis(1));
    Set<ProcessHandle> before = children();

    assertThatExceptionOfType(DevClusterException.class)
        .isThrownBy(() -> DevCluster.start(impatient))
        .withMessageContaining("was not ready within 1 ms");

    assertThat(children()).isEqualTo(before).contains(cluster.broker().process().orElseThrow());
  }

  /** What runs of this class and of others, which may share a cluster. */
  private static Set<ProcessHandle> children() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Duration cpu(ClusterService service) {
    return service.process().orElseThrow().info().totalCpuDuration().orElseThrow();
  }
}
