package io.anabranch.cluster;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.Topics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Properties of the plain Kafka clients, out of those that are configured for Kafka Streams: keys
 * that the client knows, keys under the client's prefix without it, and keys that are nobody's,
 * which may belong to a plug-in such as a login module.
 */
public final class ClientProperties {

  /** Leaves room for a result beside its key and headers, and for what a changelog adds. */
  private static final int SMALLEST_REQUEST = 32 * 1024;

  private static final Set<String> STREAMS_PREFIXES =
      Set.of(
          StreamsConfig.CONSUMER_PREFIX,
          StreamsConfig.MAIN_CONSUMER_PREFIX,
          StreamsConfig.RESTORE_CONSUMER_PREFIX,
          StreamsConfig.GLOBAL_CONSUMER_PREFIX,
          StreamsConfig.PRODUCER_PREFIX,
          StreamsConfig.ADMIN_CLIENT_PREFIX,
          StreamsConfig.TOPIC_PREFIX);

  private ClientProperties() {}

  /** Of an admin client. */
  public static Map<String, Object> admin(AnabranchConfig config) {
    return of(config, StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configNames());
  }

  /** Of a producer, without its serializers. */
  public static Map<String, Object> producer(AnabranchConfig config) {
    return of(config, StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configNames());
  }

  /**
   * Of a producer that writes in transactions, without its serializers. It takes records as large
   * as our topics do.
   *
   * @param transactionalId one that starts takes over from the one before it
   */
  public static Map<String, Object> transactionalProducer(
      AnabranchConfig config, String transactionalId) {
    Map<String, Object> properties = producer(config);
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.RECORD_BYTES);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    return properties;
  }

  /**
   * Of a consumer that belongs to no group and commits nothing, without its deserializers. Unless
   * configured, it reads only what is committed, so that it fits exactly-once processing too.
   */
  public static Map<String, Object> consumer(AnabranchConfig config) {
    Map<String, Object> properties =
        of(config, StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configNames());
    properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
    properties.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    properties.putIfAbsent(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return properties;
  }

  /**
   * What a producer sends at most, in bytes.
   *
   * @throws ConfigException if no record would be left room for
   */
  public static int requestLimit(AnabranchConfig config) {
    String name = ProducerConfig.MAX_REQUEST_SIZE_CONFIG;
    String prefixed = StreamsConfig.producerPrefix(name);
    Map<String, String> kafka = config.kafka();
    String key = kafka.containsKey(prefixed) ? prefixed : name;
    String value = kafka.getOrDefault(key, Integer.toString(Topics.RECORD_BYTES)).strip();
    int size = (int) ConfigDef.parseType("kafka." + key, value, ConfigDef.Type.INT);
    if (size < SMALLEST_REQUEST) {
      throw new ConfigException(
          "kafka." + key, value, "allowed are whole numbers from " + SMALLEST_REQUEST);
    }
    return size;
  }

  private static Map<String, Object> of(AnabranchConfig config, String prefix, Set<String> names) {
    Map<String, Object> properties = new TreeMap<>();
    config
        .kafka()
        .forEach(
            (key, value) -> {
              if (names.contains(key) || isNobodys(key)) {
                properties.put(key, value);
              }
            });
    config
        .kafka()
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix)) {
                properties.put(key.substring(prefix.length()), value);
              }
            });
    return properties;
  }

  private static boolean isNobodys(String key) {
    return STREAMS_PREFIXES.stream().noneMatch(key::startsWith)
        && !StreamsConfig.configDef().names().contains(key)
        && !ConsumerConfig.configNames().contains(key)
        && !ProducerConfig.configNames().contains(key)
        && !AdminClientConfig.configNames().contains(key);
  }
}
