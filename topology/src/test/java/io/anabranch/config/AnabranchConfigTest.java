package io.anabranch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig.ControlConfig;
import io.anabranch.config.AnabranchConfig.JoinConfig;
import io.anabranch.config.AnabranchConfig.SerdeClasses;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.config.AnabranchConfig.TopicsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnabranchConfigTest {

  /** Every key of ours, with a value that is not its default. */
  private static final Map<String, String> EVERY_KEY =
      Map.ofEntries(
          Map.entry("topics.prefix", "demo."),
          Map.entry("topics.partitions", "3"),
          Map.entry("topics.replication", "2"),
          Map.entry("topics.retention", "1d"),
          Map.entry("limits.text", "500"),
          Map.entry("limits.inference", "3s"),
          Map.entry("batch.size", "8"),
          Map.entry("join.timeout", "5s"),
          Map.entry("join.longest-wait", "3m"),
          Map.entry("join.retention", "2h"),
          Map.entry("join.expects", "pos, sentiment"),
          Map.entry("join.include", "pos"),
          Map.entry("models.directory", "models"),
          Map.entry("state.directory", "state"),
          Map.entry("serde.serializer", "a.Serializer"),
          Map.entry("serde.deserializer", "a.Deserializer"),
          Map.entry("control.host", "0.0.0.0"),
          Map.entry("control.port", "9999"),
          Map.entry("control.token.file", "token"));

  @Test
  void shouldHaveDefaults() {
    assertThat(AnabranchConfig.from(Map.of()))
        .isEqualTo(
            new AnabranchConfig(
                new TopicsConfig("support.", 6, (short) -1, Duration.ofDays(7)),
                200_000,
                Duration.ofSeconds(10),
                64,
                new JoinConfig(
                    Duration.ofSeconds(60),
                    Optional.empty(),
                    Duration.ofDays(7),
                    Set.of(),
                    Set.of()),
                Optional.empty(),
                Optional.empty(),
                new SerdeClasses(
                    "io.anabranch.serde.AvroSerializer", "io.anabranch.serde.AvroDeserializer"),
                new ControlConfig("127.0.0.1", 0, Optional.empty()),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of()));
  }

  @Test
  void shouldMapEveryKey() {
    assertThat(EVERY_KEY.keySet()).isEqualTo(ConfigKeys.DEFINITION.names());
    assertThat(AnabranchConfig.from(EVERY_KEY))
        .isEqualTo(
            new AnabranchConfig(
                new TopicsConfig("demo.", 3, (short) 2, Duration.ofDays(1)),
                500,
                Duration.ofSeconds(3),
                8,
                new JoinConfig(
                    Duration.ofSeconds(5),
                    Optional.of(Duration.ofMinutes(3)),
                    Duration.ofHours(2),
                    Set.of("pos", "sentiment"),
                    Set.of("pos")),
                Optional.of(Path.of("models")),
                Optional.of(Path.of("state")),
                new SerdeClasses("a.Serializer", "a.Deserializer"),
                new ControlConfig("0.0.0.0", 9999, Optional.of(Path.of("token"))),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of()));
  }

  @Test
  void shouldTakeAnotherFolderOfStateInPlaceOfTheConfiguredOne() {
    assertThat(AnabranchConfig.from(EVERY_KEY).withState(Path.of("cluster", "state")).state())
        .contains(Path.of("cluster", "state"));
  }

  @Test
  void shouldDocumentEveryKey() {
    assertThat(ConfigKeys.DEFINITION.configKeys().values())
        .allSatisfy(key -> assertThat(key.documentation).endsWith("."));
  }

  @Test
  void shouldMapStages() {
    AnabranchConfig config =
        AnabranchConfig.from(
            Map.of(
                "stages.pos.enabled", "false",
                "stages.sentiment.implementation", "corenlp",
                "stages.sentiment.threads", "2",
                "stages.sentiment.model.path", "a.bin"));
    assertThat(config.stage("pos"))
        .isEqualTo(new StageConfig(false, Optional.empty(), Optional.empty(), Map.of()));
    assertThat(config.stage("sentiment"))
        .isEqualTo(
            new StageConfig(
                true, Optional.of("corenlp"), Optional.of(2), Map.of("model.path", "a.bin")));
    assertThat(config.stage("keywords")).isEqualTo(StageConfig.DEFAULT);
  }

  @Test
  void shouldPassKafkaKeysThrough() {
    assertThat(
            AnabranchConfig.from(
                    Map.of(
                        "kafka.bootstrap.servers", "127.0.0.1:9092",
                        "kafka.producer.linger.ms", "5",
                        "kafka.ssl.keystore.password", "secret"))
                .kafka())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "127.0.0.1:9092",
                "producer.linger.ms", "5",
                "ssl.keystore.password", "secret"));
  }

  @Test
  void shouldPassRegistryKeysThroughUnderTheirStandardNames() {
    assertThat(
            AnabranchConfig.from(
                    Map.of(
                        "schema.registry.url", "http://127.0.0.1:8081",
                        "schema.registry.auto.register.schemas", "false"))
                .registry())
        .containsEntry("schema.registry.url", "http://127.0.0.1:8081")
        .containsEntry("auto.register.schemas", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all", "", " all "})
  void shouldExpectEveryStageWithoutNames(String expects) {
    assertThat(AnabranchConfig.from(Map.of("join.expects", expects)).join().expects()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topics.prefix      | a/b    | letters, digits",
        "topics.partitions  | 0      | at least 1",
        "topics.partitions  | 10001  | no more than 10000",
        "topics.partitions  | many   | a number of type INT",
        "topics.replication | 0      | allowed are -1 and numbers from 1",
        "topics.replication | -2     | at least -1",
        "topics.replication | 99999  | type SHORT",
        "topics.retention   | forever| such as 500ms",
        "limits.text        | 0      | at least 1",
        "limits.inference   | 3m     | from 1ms to 2m",
        "limits.inference   | soon   | such as 500ms",
        "batch.size         | 1025   | no more than 1024",
        "batch.size         | 1.5    | a number of type INT",
        "join.timeout       | 0s     | such as 500ms",
        "join.retention     | 59s    | at least join.timeout",
        "join.longest-wait  | 59s    | from join.timeout",
        "join.longest-wait  | ever   | such as 500ms",
        "stages.pos.enabled | TRUE   | allowed are true and false",
        "stages.pos         | true   | expected stages.NAME.enabled",
        "stages.pos.        | true   | expected stages.NAME.enabled",
        "stages..enabled    | true   | expected stages.NAME.enabled",
      })
  void shouldNameKeyBadValueAndWhatIsAllowed(String key, String value, String allowed) {
    assertThatThrownBy(() -> AnabranchConfig.from(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(value.equals("59s") ? "PT59S" : value)
        .hasMessageContaining(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"join.timeouts", "timeout", "kafka", "stages", "schema.registr.url"})
  void shouldRefuseUnknownKeys(String key) {
    assertThatThrownBy(() -> AnabranchConfig.from(Map.of(key, "secret")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown key '" + key + "'")
        .hasMessageContaining("join.timeout")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldRefuseANumberOfThreadsThatIsNone() {
    assertThatThrownBy(() -> AnabranchConfig.from(Map.of("stages.pos.threads", "many")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.pos.threads")
        .hasMessageContaining("many")
        .hasMessageContaining("whole numbers from 1");
  }

  @Test
  void shouldNotFollowLaterChangesOfItsInput() {
    Map<String, String> values = new HashMap<>(Map.of("stages.pos.limit", "2"));
    AnabranchConfig config = AnabranchConfig.from(values);
    values.put("stages.pos.limit", "3");
    assertThat(config.stage("pos").options()).containsEntry("limit", "2");
  }
}
