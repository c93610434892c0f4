package io.anabranch.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.anabranch.cli.CommandRun;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.OpenTransactions;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.devcluster.SharedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else's transaction is open on a partition of dead letters. */
class OpenTransactionsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PREFIX = "open.";
  private static final TopicPartition PARTITION = new TopicPartition(PREFIX + "dead-letters", 4);

  @RegisterExtension private static final SharedCluster CLUSTER = new SharedCluster();

  @TempDir private Path directory;
  private Connection connection;
  private Producer<byte[], byte[]> other;

  @BeforeEach
  void begin() throws Exception {
    assertThat(run("topics", "create").exitCode()).isZero();
    AnabranchConfig config = AnabranchConfig.from(CLUSTER.settings(PREFIX));
    connection = Connection.open(config);
    try (WrittenLetters letters = new WrittenLetters(PREFIX, config, CLUSTER.bootstrapServers())) {
      letters.write(letters.of("pos", PARTITION.partition(), 8).build());
    }
    other = connection.transactionalProducer(PREFIX + "other");
    other.initTransactions();
    other.beginTransaction();
    var unused =
        other.send(
            new ProducerRecord<>(
                PARTITION.topic(), PARTITION.partition(), "other".getBytes(UTF_8), null));
    other.flush();
  }

  @AfterEach
  void close() {
    other.close();
    connection.close();
  }

  @Test
  void shouldWaitForTheEndOfATransactionUntilTheTimeIsUp() throws Exception {
    assertThat(awaitEnd(Duration.ofMillis(200))).isFalse();

    other.commitTransaction();

    assertThat(awaitEnd(PATIENCE)).isTrue();
    assertThat(TopicOffsets.read(connection.admin(), List.of(PARTITION.topic())).end(PARTITION))
        .isEqualTo(appended());
  }

  @Test
  void shouldNotEndACommandBeforeTheNextOneSeesWhatItHasRemoved() throws Exception {
    long before = appended();
    CompletableFuture<CommandRun> discard = new CompletableFuture<>();
    Thread command =
        new Thread(() -> discard.complete(run("dead-letters", "discard", "--all")), "discard");
    command.start();
    // A tombstone, and the mark of its transaction.
    await().atMost(PATIENCE).until(() -> appended() == before + 2);
    await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> !discard.isDone());

    other.commitTransaction();

    assertThat(discard.get().exitCode()).isZero();
    assertThat(discard.get().err().strip()).isEqualTo("discarded 1 dead letter; by stage: pos 1");
    assertThat(run("dead-letters", "list").json()).isEmpty();
  }

  private boolean awaitEnd(Duration timeout) throws Exception {
    return OpenTransactions.awaitEnd(connection.admin(), List.of(PARTITION), timeout);
  }

  /** Offset after the last record of the partition. */
  private long appended() throws Exception {
    return TopicOffsets.appended(connection.admin(), List.of(PARTITION))
        .getOrDefault(PARTITION, 0L);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(directory, CLUSTER.environment(PREFIX), "", arguments);
  }
}
