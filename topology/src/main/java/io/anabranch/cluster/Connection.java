package io.anabranch.cluster;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.Cancellation;
import io.anabranch.operation.OperationException;
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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A cluster that has answered. Threads may share it; the clients that it makes are for one each.
 *
 * @param admin closed with the connection
 */
public record Connection(AnabranchConfig config, Admin admin) implements AutoCloseable {

  private static final int ANSWER_MILLIS = 10_000;
  private static final int LONGEST_FETCH_MILLIS = 10;

  /**
   * Connects, and waits until a broker answers: {@code default.api.timeout.ms} if it is set,
   * otherwise 10 seconds.
   *
   * @throws OperationException if none does
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
        throw new OperationException("no broker answers at " + servers, e);
      }
      throw new OperationException(servers + ": " + e.getCause(), e);
    } catch (InterruptedException | RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  /** The same cluster with another configuration of the pipeline. Only one of the two is closed. */
  public Connection with(AnabranchConfig other) {
    return new Connection(other, admin);
  }

  /**
   * Identifies the cluster, whatever the address that leads to it.
   *
   * @throws ClusterException with Kafka's reason
   */
  public String clusterId() throws InterruptedException {
    return ClusterCall.translate(() -> admin.describeCluster().clusterId().get());
  }

  /**
   * The partitions of a topic.
   *
   * @throws OperationException if there is no such topic
   * @throws ClusterException with Kafka's reason
   */
  public List<TopicPartition> partitions(String topic) throws InterruptedException {
    try {
      return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
          .flatMap(description -> description.partitions().stream())
          .map(info -> new TopicPartition(topic, info.partition()))
          .toList();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        throw new OperationException(
            "there is no topic '%s'; see 'anabranch topics list' and 'anabranch topics create'"
                .formatted(topic),
            e);
      }
      throw new ClusterException(e);
    }
  }

  /**
   * Checks that a topic is there.
   *
   * @throws OperationException if there is no such topic
   * @throws ClusterException with Kafka's reason
   */
  public void requireTopic(String topic) throws InterruptedException {
    var unused = partitions(topic);
  }

  /**
   * Records that have been written to a topic, whether it still holds them or not.
   *
   * @throws ClusterException with Kafka's reason
   */
  public long written(String topic) throws InterruptedException {
    return ClusterCall.translate(() -> TopicOffsets.read(admin, Set.of(topic))).written(topic);
  }

  /**
   * How many partitions each of these topics has that is there.
   *
   * @throws ClusterException with Kafka's reason
   */
  public Map<String, Integer> partitionCounts(Collection<String> topics)
      throws InterruptedException {
    Map<String, Integer> counts = new TreeMap<>();
    ClusterCall.translate(
            () -> {
              Set<String> present = admin.listTopics().names().get();
              return admin
                  .describeTopics(topics.stream().filter(present::contains).distinct().toList())
                  .allTopicNames()
                  .get();
            })
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

  /**
   * A consumer of bytes in a group, which commits nothing by itself.
   *
   * @param isFromStart whether it reads a topic of which the group has read nothing from its start,
   *     or from its end
   */
  public Consumer<byte[], byte[]> groupConsumer(String group, boolean isFromStart) {
    Map<String, Object> properties = ClientProperties.consumer(config);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, isFromStart ? "earliest" : "latest");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * As {@link #consumer}, to read here and there: nothing waits long for records that are still to
   * come. Another consumer has what it reads ahead under way, and while that waits for records, up
   * to half a second, the same broker answers nothing else.
   */
  public Consumer<byte[], byte[]> seekingConsumer() {
    Map<String, Object> properties = ClientProperties.consumer(config);
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MILLIS);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** A producer of Avro records, and of bytes as they are. */
  public Producer<byte[], Object> producer() {
    return producer(ClientProperties.producer(config));
  }

  /**
   * The same for records that somebody waits for: unless configured, none waits for others to be
   * sent with it.
   */
  public Producer<byte[], Object> promptProducer() {
    Map<String, Object> properties = ClientProperties.producer(config);
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    return producer(properties);
  }

  private Producer<byte[], Object> producer(Map<String, Object> properties) {
    return new KafkaProducer<>(
        properties,
        new ByteArraySerializer(),
        new ValueSerializer(ConfiguredSerdes.of(config).serializers().get()));
  }

  /** A producer of bytes. */
  public Producer<byte[], byte[]> bytesProducer() {
    return new KafkaProducer<>(
        ClientProperties.producer(config), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** A producer of bytes in transactions; one that starts takes over from the one before it. */
  public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
    return new KafkaProducer<>(
        ClientProperties.transactionalProducer(config, transactionalId),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /**
   * A producer as {@link #producer} in transactions; one that starts takes over from the one before
   * it.
   *
   * @param timeout after which a broker ends a transaction whose producer is gone
   */
  public Producer<byte[], Object> transactionalRecordProducer(
      String transactionalId, Duration timeout) {
    Map<String, Object> properties =
        ClientProperties.transactionalProducer(config, transactionalId);
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(timeout.toMillis()));
    return producer(properties);
  }

  /** Decodes the values of the pipeline's topics. */
  public Deserializer<Object> deserializer() {
    return ConfiguredSerdes.of(config).deserializers().get();
  }

  /** Decodes the values of the pipeline's topics, and tells what cannot be decoded from outages. */
  public RecordDecoder decoder() {
    return RecordDecoder.of(deserializer());
  }

  @Override
  public void close() {
    Cancellation.holdBackWhile(admin::close);
  }
}
