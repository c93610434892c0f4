package io.anabranch.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.record.RecordTimestamps;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsPropertiesTest {

  private static final Map<String, String> BOOTSTRAP =
      Map.of("kafka.bootstrap.servers", "127.0.0.1:9092");

  @Test
  void shouldHaveDefaultsAndWhatTheApplicationOwns() {
    assertThat(properties(Map.of()))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("application.id", "support.pos"),
                Map.entry("bootstrap.servers", "127.0.0.1:9092"),
                Map.entry("commit.interval.ms", 5_000),
                Map.entry("default.timestamp.extractor", RecordTimestamps.class),
                Map.entry("ensure.explicit.internal.resource.naming", true),
                Map.entry("isolation.level", "read_committed"),
                Map.entry("linger.ms", 0),
                Map.entry("main.consumer.max.poll.records", 256),
                Map.entry("max.poll.interval.ms", 2_700_000),
                Map.entry("max.request.size", 4 * 1024 * 1024),
                Map.entry("poll.ms", 500),
                Map.entry("rocksdb.config.setter", SharedRocksDbMemory.class.getName()),
                Map.entry("session.timeout.ms", 10_000),
                Map.entry("topic.max.message.bytes", 4 * 1024 * 1024),
                Map.entry("topic.message.timestamp.type", "LogAppendTime")));
  }

  @Test
  void shouldReachTheClients() {
    StreamsConfig streams = new StreamsConfig(properties(Map.of()));
    assertThat(streams.getProducerConfigs("p"))
        .containsEntry("linger.ms", 0)
        .containsEntry("max.request.size", 4 * 1024 * 1024);
    assertThat(streams.getMainConsumerConfigs("g", "c", 0))
        .containsEntry("max.poll.records", 256)
        .containsEntry("session.timeout.ms", 10_000);
    assertThat(streams.getRestoreConsumerConfigs("r")).containsEntry("max.poll.records", "1000");
  }

  @ParameterizedTest
  @CsvSource({
    "linger.ms, 5",
    "producer.linger.ms, 5",
    "max.request.size, 500",
    "producer.max.request.size, 500"
  })
  void shouldPreferTheUsersKeyOfTheProducer(String key, String value) {
    StreamsConfig streams = new StreamsConfig(properties(Map.of("kafka." + key, value)));
    assertThat(streams.getProducerConfigs("p")).containsEntry(key.replace("producer.", ""), value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"max.poll.records", "consumer.max.poll.records", "main.consumer.max.poll.records"})
  void shouldPreferTheUsersKeyOfTheConsumer(String key) {
    StreamsConfig streams = new StreamsConfig(properties(Map.of("kafka." + key, "7")));
    assertThat(streams.getMainConsumerConfigs("g", "c", 0)).containsEntry("max.poll.records", "7");
  }

  @Test
  void shouldLeaveTheTimesOfExactlyOnceToKafka() {
    Properties properties =
        properties(Map.of("kafka.processing.guarantee", StreamsConfig.EXACTLY_ONCE_V2));
    StreamsConfig streams = new StreamsConfig(properties);
    assertThat(streams.getLong("commit.interval.ms")).isEqualTo(100);
    assertThat(streams.getLong("poll.ms")).isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({"10s, 30000", "1s, 10000", "2m, 360000"})
  void shouldGiveTransactionsTheTimeOfAFewMessages(String limit, String millis) {
    Properties properties =
        properties(
            Map.of(
                "limits.inference",
                limit,
                "kafka.processing.guarantee",
                StreamsConfig.EXACTLY_ONCE_V2));
    assertThat(producer(properties)).hasToString(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transaction.timeout.ms", "producer.transaction.timeout.ms"})
  void shouldPreferTheUsersTransactionTimeout(String key) {
    Properties properties =
        properties(
            Map.of(
                "kafka." + key,
                "30000",
                "kafka.processing.guarantee",
                StreamsConfig.EXACTLY_ONCE_V2));
    assertThat(producer(properties)).hasToString("30000");
  }

  private static @Nullable Object producer(Properties properties) {
    return new StreamsConfig(properties).getProducerConfigs("p").get("transaction.timeout.ms");
  }

  @Test
  void shouldPreferTheUsersCommitInterval() {
    assertThat(properties(Map.of("kafka.commit.interval.ms", "50")))
        .containsEntry("commit.interval.ms", "50");
  }

  @Test
  void shouldPreferTheUsersSettingsOfRocksDb() {
    assertThat(properties(Map.of("kafka.rocksdb.config.setter", "com.example.Setter")))
        .containsEntry("rocksdb.config.setter", "com.example.Setter");
  }

  @Test
  void shouldPassKafkaKeysThrough() {
    assertThat(
            properties(
                Map.of("kafka.security.protocol", "SSL", "kafka.topic.replication.factor", "3")))
        .containsEntry("security.protocol", "SSL")
        .containsEntry("topic.replication.factor", "3");
  }

  @Test
  void shouldTakeTheFolderOfStateAndThePrefix() {
    assertThat(properties(Map.of("state.directory", "folder", "topics.prefix", "demo-")))
        .containsEntry("state.dir", "folder")
        .containsEntry("application.id", "demo-pos");
  }

  @Test
  void shouldTakeWhatTheTopologyNeeds() {
    AnabranchConfig config = AnabranchConfig.from(BOOTSTRAP);
    Object lookAhead = new Object();
    assertThat(StreamsProperties.of(config, "pos", Map.of("main.consumer.look.ahead", lookAhead)))
        .containsEntry("main.consumer.look.ahead", lookAhead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application.id",
        "default.timestamp.extractor",
        "ensure.explicit.internal.resource.naming",
        "main.consumer.interceptor.classes",
        "consumer.interceptor.classes",
        "interceptor.classes"
      })
  void shouldRefuseKeysThatTheApplicationOwns(String key) {
    assertThatThrownBy(() -> properties(Map.of("kafka." + key, "mine")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("kafka." + key)
        .hasMessageContaining("remove it");
  }

  @Test
  void shouldRequireBootstrapServers() {
    AnabranchConfig config = AnabranchConfig.from(Map.of());
    assertThatThrownBy(() -> StreamsProperties.of(config, "pos", Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("kafka.bootstrap.servers")
        .hasMessageContaining("required");
  }

  @ParameterizedTest
  @CsvSource({
    "linger.ms, 5, 4186112",
    "max.request.size, 1048576, 1040384",
    "producer.max.request.size, 65536, 57344"
  })
  void shouldLimitRecordsToWhatTheProducerSends(String key, String value, int limit) {
    AnabranchConfig config = AnabranchConfig.from(Map.of("kafka." + key, value));
    assertThat(StreamsProperties.recordLimit(config)).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "1000", "-1"})
  void shouldRefuseALimitThatLeavesNoRoom(String value) {
    AnabranchConfig config = AnabranchConfig.from(Map.of("kafka.max.request.size", value));
    assertThatThrownBy(() -> StreamsProperties.recordLimit(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("kafka.max.request.size")
        .hasMessageContaining(value);
  }

  private static Properties properties(Map<String, String> more) {
    Map<String, String> values = new HashMap<>(BOOTSTRAP);
    values.putAll(more);
    return StreamsProperties.of(AnabranchConfig.from(values), "pos", Map.of());
  }
}
