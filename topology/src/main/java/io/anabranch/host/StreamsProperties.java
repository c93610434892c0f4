package io.anabranch.host;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordTimestamps;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Streams' properties of one application: our defaults, over them what the user configured,
 * and over that what the application owns.
 */
final class StreamsProperties {

  /**
   * How long a stage's stream thread may go without a poll. Kafka Streams polls after every round
   * in which each task has processed a number of records, once half of this time is over; it halves
   * that number with each commit, so that when a model turns slow, rounds are down to one record a
   * task within seconds. The first slow round is the longest: at 1,000 records a second it has some
   * 130, which take 22 minutes if each takes the 10 seconds that {@code limits.inference} allows. A
   * process that is gone or frozen is noticed by {@code session.timeout.ms}, not by this.
   */
  private static final int MAX_POLL_INTERVAL_MILLIS = 45 * 60 * 1_000;

  /**
   * Our defaults where they differ from Kafka's. Without a client's prefix, so that the user's key
   * wins with or without one. <i>docs/reference/configuration.md</i> says what users need to know.
   */
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          ProducerConfig.LINGER_MS_CONFIG,
          0,
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          Topics.RECORD_BYTES,
          ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
          10_000,
          ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG,
          MAX_POLL_INTERVAL_MILLIS,
          // A message of a transaction that was aborted is none.
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          IsolationLevel.READ_COMMITTED.toString(),
          StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
          Topics.RECORD_BYTES,
          StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG),
          "LogAppendTime",
          StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
          SharedRocksDbMemory.class.getName());

  /** For the main consumer alone: restoring state is faster with large polls. */
  private static final int MAX_POLL_RECORDS = 256;

  /** Key, topic and names of stages around a record that a gather or the join keeps. */
  private static final int CHANGELOG_BYTES = 8 * 1024;

  /**
   * A transaction may be open while a batch is given up and its first message computed alone. The
   * longest {@code limits.inference} stays below the 15 minutes that brokers allow. A crash may
   * hold up whoever takes over for as long: by default shorter than {@code join.timeout}, so that
   * it makes no record PARTIAL.
   */
  private static final int MESSAGES_A_TRANSACTION = 3;

  private static final Duration SHORTEST_TRANSACTION = Duration.ofSeconds(10);

  /**
   * At least once, where nothing waits for a commit: of the messages of so long, a crash repeats
   * some. With exactly once, every hop waits for the commit, and Kafka's 100 ms hold.
   */
  private static final int COMMIT_INTERVAL_MILLIS = 5_000;

  /**
   * How long a stream thread sleeps at most; a record wakes it. The less often, the less an idle
   * application takes. With exactly once, commits wait for this, and Kafka's 100 ms hold.
   */
  private static final int POLL_MILLIS = 500;

  private static final Set<String> OWNED =
      Set.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
          StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
          StreamsConfig.consumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
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
    addDependentDefaults(properties, config.inferenceLimit());
    if (!properties.containsKey(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG)) {
      throw new ConfigException(
          "kafka.bootstrap.servers", null, "required, for example 127.0.0.1:9092");
    }
    config
        .state()
        .ifPresent(path -> properties.put(StreamsConfig.STATE_DIR_CONFIG, path.toString()));
    properties.putAll(wiring);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, ApplicationId.of(config, application));
    properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTimestamps.class);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    Properties result = new Properties();
    result.putAll(properties);
    return result;
  }

  /** Whether applications compute in transactions. */
  static boolean areTransactional(AnabranchConfig config) {
    return isExactlyOnce(config.kafka().get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG));
  }

  private static boolean isExactlyOnce(@Nullable Object guarantee) {
    return StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee);
  }

  private static void addDependentDefaults(
      Map<String, Object> properties, Duration inferenceLimit) {
    String maxPollRecords = ConsumerConfig.MAX_POLL_RECORDS_CONFIG;
    if (!properties.containsKey(maxPollRecords)
        && !properties.containsKey(StreamsConfig.consumerPrefix(maxPollRecords))) {
      properties.putIfAbsent(StreamsConfig.mainConsumerPrefix(maxPollRecords), MAX_POLL_RECORDS);
    }
    if (!isExactlyOnce(properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))) {
      properties.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
      properties.putIfAbsent(StreamsConfig.POLL_MS_CONFIG, POLL_MILLIS);
    } else if (!properties.containsKey(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG))) {
      properties.putIfAbsent(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, transactionMillis(inferenceLimit));
    }
  }

  private static int transactionMillis(Duration inferenceLimit) {
    Duration time = inferenceLimit.multipliedBy(MESSAGES_A_TRANSACTION);
    return (int)
        (time.compareTo(SHORTEST_TRANSACTION) < 0 ? SHORTEST_TRANSACTION : time).toMillis();
  }

  /**
   * Largest record that an application may write, in bytes with key and headers: what its producer
   * sends at most, less the room that a store's changelog needs around a record that it keeps.
   *
   * @throws ConfigException if that leaves nothing
   */
  static int recordLimit(AnabranchConfig config) {
    return ClientProperties.requestLimit(config) - CHANGELOG_BYTES;
  }
}
