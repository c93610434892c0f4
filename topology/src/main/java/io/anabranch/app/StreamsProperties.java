package io.anabranch.app;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.RecordTimestamps;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' properties of one application: our defaults, over them what the user configured,
 * and over that what the application owns.
 */
final class StreamsProperties {

  /** Our defaults where they differ from Kafka's; measured in the project's benchmarks. */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
          0,
          StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
          1_000,
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG),
          256,
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
          10_000,
          StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG),
          "LogAppendTime");

  private static final Set<String> OWNED =
      Set.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);

  private StreamsProperties() {}

  /**
   * The properties of one application.
   *
   * @param application its name, without the prefix
   * @param wiring properties that its topology needs
   * @throws ConfigException if the user set a property that the application owns
   */
  static Properties of(AnabranchConfig config, String application, Map<String, Object> wiring) {
    Map<String, Object> properties = new TreeMap<>(DEFAULTS);
    config
        .kafka()
        .forEach(
            (key, value) -> {
              if (OWNED.contains(key)) {
                throw new ConfigException(
                    "kafka." + key, value, "Anabranch sets this key itself; remove it");
              }
              properties.put(key, value);
            });
    if (!properties.containsKey(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)) {
      throw new ConfigException(
          "kafka.bootstrap.servers", null, "required, for example 127.0.0.1:9092");
    }
    config
        .state()
        .ifPresent(path -> properties.put(StreamsConfig.STATE_DIR_CONFIG, path.toString()));
    properties.putAll(wiring);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(config, application));
    properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTimestamps.class);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    Properties result = new Properties();
    result.putAll(properties);
    return result;
  }

  static String applicationId(AnabranchConfig config, String application) {
    return config.topics().prefix() + application;
  }
}
