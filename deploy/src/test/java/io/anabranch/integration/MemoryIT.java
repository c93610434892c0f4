package io.anabranch.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.checklist.ChecklistLoadRequest;
import io.anabranch.checklist.ChecklistTopic;
import io.anabranch.cli.context.Distribution;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.processor.checklists.evaluation.ChecklistFile;
import io.anabranch.topology.assembly.EnrichedHeaders;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Memory of a process with every stage, real models included, as the operating system counts it.
 * The heap is touched from the start, so that what grows is native: PyTorch's, RocksDB's, the JVM's
 * own.
 */
@Tag("faults")
@EnabledOnOs(OS.LINUX)
class MemoryIT {

  private static final int MESSAGES = 20_000;
  private static final int SETTLED = 2_000;
  private static final int MOST_GROWTH_MB = 64;

  /** Messages that are on their way at a time: the stages have always work, and no backlog. */
  private static final int AHEAD = 300;

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Duration LIMIT = Duration.ofMinutes(25);

  private static final String PREFIX = "memory.";

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private Path folder;
  private Connection connection;
  private Process process;

  @BeforeEach
  void start() throws Exception {
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings(PREFIX));
    connection = Connection.open(config);
    LivePipeline.create(connection, config, Pipeline.load(config));
    var unused =
        new ChecklistTopic(connection)
            .load(
                new ChecklistLoadRequest(
                    ChecklistFile.read(Distribution.ofLauncher().checklists()), false));
    process = startStages();
    await()
        .atMost(START_LIMIT)
        .failFast("the process has ended", () -> !process.isAlive())
        .until(() -> Files.readString(folder.resolve("run.log")).contains("running: "));
  }

  @AfterEach
  void stop() {
    process.destroyForcibly().onExit().join();
    connection.close();
  }

  @Test
  void shouldNotGrowWithTheMessagesThatGoThrough() throws Exception {
    long begin = System.nanoTime();

    NavigableMap<Integer, Long> residentMb = enrich();

    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    System.out.printf(
        "messages enriched %d in %d s   resident MB after so many messages %s%n",
        MESSAGES, seconds, residentMb);
    assertThat(process.isAlive()).isTrue();
    assertThat(residentMb).hasSize(MESSAGES / SETTLED);
    assertThat(residentMb.lastEntry().getValue() - residentMb.firstEntry().getValue())
        .isLessThanOrEqualTo(MOST_GROWTH_MB);
  }

  /** Sends the messages, a few ahead of the enriched ones; resident megabytes by their count. */
  private NavigableMap<Integer, Long> enrich() throws Exception {
    List<MappedMessage> messages =
        DemoMessages.repeat(DemoMessages.read(Distribution.ofLauncher().messages()), MESSAGES);
    NavigableMap<Integer, Long> residentMb = new TreeMap<>();
    Set<String> complete = new HashSet<>();
    long end = System.nanoTime() + LIMIT.toNanos();
    int sent = 0;
    try (Producer<byte[], Object> producer = connection.producer();
        Consumer<byte[], byte[]> consumer = connection.consumer()) {
      List<TopicPartition> partitions = connection.partitions(PREFIX + "enriched");
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (complete.size() < MESSAGES) {
        for (; sent < Math.min(MESSAGES, complete.size() + AHEAD); sent++) {
          var unused = producer.send(record(messages.get(sent)));
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
          if (header(record, EnrichedHeaders.STATUS).equals("COMPLETE")
              && complete.add(header(record, EnrichedHeaders.ID))
              && complete.size() % SETTLED == 0) {
            residentMb.put(complete.size(), residentMb());
          }
        }
        assertThat(System.nanoTime()).as("end of patience").isLessThan(end);
      }
    }
    return residentMb;
  }

  private static ProducerRecord<byte[], Object> record(MappedMessage input) {
    String key = input.key();
    return new ProducerRecord<>(
        PREFIX + "messages",
        key == null ? null : key.getBytes(StandardCharsets.UTF_8),
        input.message());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private long residentMb() throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("the process has no VmRSS");
  }

  /** With the launcher's options and environment for {@code run}. */
  private Process startStages() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xms896m",
            "-Xmx896m",
            "-Xmn512m",
            "-XX:+AlwaysPreTouch",
            "-XX:MetaspaceSize=160m",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TrimNativeHeapInterval=5000",
            "-Dai.djl.offline=true",
            "-Dai.djl.pytorch.num_threads=1",
            "-Dai.djl.pytorch.num_interop_threads=1",
            "-Danabranch.home=" + System.getProperty("anabranch.home"),
            "-cp",
            System.getProperty("java.class.path"),
            // Halts the child when this JVM is gone.
            "io.anabranch.devcluster.ChildMain",
            "io.anabranch.cli.Main",
            "run",
            "--stages=all",
            "--bootstrap-server=" + CLUSTER.bootstrapServers(),
            "--schema-registry-url=" + CLUSTER.schemaRegistryUrl(),
            "--set=topics.prefix=" + PREFIX,
            "--set=state.directory=" + folder.resolve("state"));
    builder
        .environment()
        .putAll(
            Map.of(
                "MALLOC_ARENA_MAX", "2",
                "ONEDNN_PRIMITIVE_CACHE_CAPACITY", "32",
                "LRU_CACHE_CAPACITY", "16"));
    return builder
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("run.log").toFile())
        .start();
  }
}
