package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** What becomes of transactions when the only broker is killed. */
@Tag("faults")
class TransactionsIT {

  private static final String TOPIC = "transactions";

  /** The more there are, the longer a broker takes from one state of its metadata to the next. */
  private static final int PARTITIONS = 200;

  /** So many that the broker is ending some of their transactions at any time. */
  private static final int PRODUCERS = 24;

  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final AtomicInteger committed = new AtomicInteger();

  /**
   * Brokers 4.3.0 to 4.4.0 forget some in about two of three times, and their records then stay
   * unread for ever (KAFKA-20734).
   */
  @RepeatedTest(3)
  void shouldEndEveryTransaction() throws Exception {
    try (DevCluster cluster = DevCluster.start(DevClusterConfig.isolated());
        Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
      killAmidTransactions(cluster);
      cluster.broker().start();
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(open(admin)).isEmpty());
    }
  }

  private void killAmidTransactions(DevCluster cluster) throws Exception {
    List<KafkaProducer<Integer, Integer>> producers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(PRODUCERS);
    for (int i = 0; i < PRODUCERS; i++) {
      KafkaProducer<Integer, Integer> producer =
          producer(cluster.bootstrapServers(), Integer.toString(i));
      producers.add(producer);
      int partition = i * PARTITIONS / PRODUCERS;
      threads.execute(() -> commitUntilClosed(producer, partition));
    }
    await().atMost(PATIENCE).until(() -> committed.get() > PRODUCERS * 10);
    cluster.broker().kill();
    producers.forEach(producer -> producer.close(Duration.ZERO));
    threads.shutdown();
    assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private void commitUntilClosed(KafkaProducer<Integer, Integer> producer, int partition) {
    try {
      producer.initTransactions();
      while (true) {
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(TOPIC, partition, null, partition));
        producer.commitTransaction();
        committed.incrementAndGet();
      }
    } catch (KafkaException | IllegalStateException e) {
      // Closed, as it has to be: a later transaction of its own would end the one left open.
    }
  }

  private static KafkaProducer<Integer, Integer> producer(String servers, String transactionalId) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", servers,
            "transactional.id", transactionalId,
            "transaction.timeout.ms", Math.toIntExact(TRANSACTION_TIMEOUT.toMillis())),
        new IntegerSerializer(),
        new IntegerSerializer());
  }

  /** The partitions that end with records of a transaction that has not ended. */
  private static Set<TopicPartition> open(Admin admin)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> lastStable =
        new HashMap<>(ends(admin, IsolationLevel.READ_COMMITTED));
    lastStable.entrySet().removeAll(ends(admin, IsolationLevel.READ_UNCOMMITTED).entrySet());
    return lastStable.keySet();
  }

  private static Map<TopicPartition, Long> ends(Admin admin, IsolationLevel level)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, PARTITIONS)
            .mapToObj(partition -> new TopicPartition(TOPIC, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return admin.listOffsets(latest, new ListOffsetsOptions(level)).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, TransactionsIT::offset));
  }

  private static long offset(Map.Entry<TopicPartition, ListOffsetsResultInfo> end) {
    return end.getValue().offset();
  }
}
