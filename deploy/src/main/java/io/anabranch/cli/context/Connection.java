package io.anabranch.cli.context;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.TopicReader;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.deadletter.DeadLetterTopic;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A cluster that has answered.
 *
 * @param admin closed with the connection
 */
public record Connection(AnabranchConfig config, Admin admin) implements AutoCloseable {

  private static final int ANSWER_MILLIS = 10_000;

  /**
   * Connects, and waits until a broker answers: {@code default.api.timeout.ms} if it is set,
   * otherwise 10 seconds.
   *
   * @throws CommandFailedException if none does
   */
  public static Connection open(AnabranchConfig config) throws InterruptedException {
    Map<String, Object> properties = ClientProperties.admin(config);
    Admin admin = Admin.create(properties);
    try {
      Object limit = properties.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG);
      int millis = limit == null ? ANSWER_MILLIS : Integer.parseInt(limit.toString());
      admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis)).nodes().get();
      return new Connection(config, admin);
    } catch (ExecutionException e) {
      admin.close(Duration.ZERO);
      String servers = config.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
      if (e.getCause() instanceof RetriableException) {
        throw new CommandFailedException("no broker answers at " + servers, e);
      }
      throw new CommandFailedException(servers + ": " + e.getCause(), e);
    } catch (InterruptedException | RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Identifies the cluster, whatever the address that leads to it.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public String clusterId() throws InterruptedException, ExecutionException {
    return admin.describeCluster().clusterId().get();
  }

  /**
   * The partitions of a topic.
   *
   * @throws CommandFailedException if there is no such topic
   */
  public List<TopicPartition> partitions(String topic)
      throws InterruptedException, ExecutionException {
    try {
      return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
          .flatMap(description -> description.partitions().stream())
          .map(info -> new TopicPartition(topic, info.partition()))
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        throw new CommandFailedException(
            "there is no topic '%s'; see 'anabranch topics list' and 'anabranch topics create'"
                .formatted(topic),
            e);
      }
      throw e;
    }
  }

  /** Partitions of each of these topics that is there. */
  public Map<String, Integer> partitionCounts(Collection<String> topics)
      throws InterruptedException, ExecutionException {
    Set<String> present = admin.listTopics().names().get();
    Map<String, Integer> counts = new TreeMap<>();
    admin
        .describeTopics(topics.stream().filter(present::contains).distinct().toList())
        .allTopicNames()
        .get()
        .forEach((topic, description) -> counts.put(topic, description.partitions().size()));
    return counts;
  }

  /** A consumer of bytes without a group. */
  public Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        ClientProperties.consumer(config),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** A producer of Avro records. */
  public Producer<byte[], Object> producer() {
    return new KafkaProducer<>(
        ClientProperties.producer(config),
        new ByteArraySerializer(),
        ConfiguredSerdes.of(config).serializers().get());
  }

  /** A producer of bytes in transactions; one that starts takes over from the one before it. */
  public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    return new KafkaProducer<>(
        ClientProperties.transactionalProducer(config, transactionalId),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /**
   * The dead letters of the pipeline.
   *
   * @throws CommandFailedException if there is no topic of them
   */
  public DeadLetterTopic deadLetters() throws InterruptedException, ExecutionException {
    List<TopicPartition> partitions = partitions(new Topics(config.topics()).deadLetters());
    return new DeadLetterTopic(new TopicReader(consumer()), deserializer(), partitions);
  }

  /** Decodes the values of the pipeline's topics. */
  public Deserializer<Object> deserializer() {
    return ConfiguredSerdes.of(config).deserializers().get();
  }

  @Override
  public void close() {
    Interruption.holdBackWhile(admin::close);
  }
}
