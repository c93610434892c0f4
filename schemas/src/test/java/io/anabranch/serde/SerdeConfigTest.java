package io.anabranch.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.serde.registry.FakeRegistry;
import io.anabranch.serde.registry.RegistryConfig;
import io.anabranch.serde.registry.RetryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SerdeConfigTest {

  private static final String URL = "schema.registry.url";

  @Test
  void shouldHaveTheseDefaults() {
    assertThat(SerdeConfig.from(Map.of()))
        .isEqualTo(
            new SerdeConfig(
                true,
                false,
                false,
                true,
                SubjectNameStrategy.TOPIC_NAME,
                SubjectNameStrategy.TOPIC_NAME));

    RegistryConfig registry = RegistryConfig.from(Map.of(URL, "http://r:8081/"));
    assertThat(registry.endpoints()).hasToString("[http://r:8081]");
    assertThat(registry.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(registry.readTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(registry.retries())
        .isEqualTo(new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(1)));
    assertThat(registry.callTimeout()).isEqualTo(Duration.ofSeconds(23));
  }

  @Test
  void shouldReadEveryKey() {
    SerdeConfig config =
        SerdeConfig.from(
            Map.of(
                "auto.register.schemas", false,
                "use.latest.version", "TRUE",
                "specific.avro.reader", "true",
                "avro.remove.java.properties", "false",
                "key.subject.name.strategy", "RecordNameStrategy",
                "value.subject.name.strategy",
                    "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy",
                "bootstrap.servers", "unknown keys are ignored"));
    RegistryConfig registry =
        RegistryConfig.from(
            Map.ofEntries(
                Map.entry(URL, List.of("http://a", "https://b:1/apis/ccompat/v7")),
                Map.entry("http.connect.timeout.ms", 5),
                Map.entry("schema.registry.http.read.timeout.ms", "6"),
                Map.entry("max.retries", "0"),
                Map.entry("retries.wait.ms", 7L),
                Map.entry("retries.max.wait.ms", "8"),
                Map.entry("schema.registry.ssl.truststore.location", "t"),
                Map.entry("schema.registry.ssl.truststore.password", new Password("secret")),
                Map.entry("schema.registry.ssl.keystore.location", "k"),
                Map.entry("schema.registry.ssl.keystore.type", "PKCS12"),
                Map.entry("schema.registry.ssl.key.password", "secret")));

    assertThat(config)
        .isEqualTo(
            new SerdeConfig(
                false,
                true,
                true,
                false,
                SubjectNameStrategy.RECORD_NAME,
                SubjectNameStrategy.TOPIC_RECORD_NAME));
    assertThat(registry.endpoints()).hasToString("[http://a, https://b:1/apis/ccompat/v7]");
    assertThat(registry.attemptTimeout()).isEqualTo(Duration.ofMillis(11));
    assertThat(registry.retries())
        .isEqualTo(new RetryPolicy(0, Duration.ofMillis(7), Duration.ofMillis(8)));
    assertThat(registry.tls().truststore()).extracting("type").isEqualTo("JKS");
    assertThat(registry.tls().keystore()).extracting("type").isEqualTo("PKCS12");
    assertThat(registry.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auto.register.schemas       | yes                | true, false",
        "use.latest.version          | 1                  | true, false",
        "value.subject.name.strategy | com.acme.Mine      | TopicNameStrategy",
        "key.subject.name.strategy   | topicnamestrategy  | RecordNameStrategy",
      })
  void shouldNameKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
    assertThatThrownBy(() -> SerdeConfig.from(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(key, value, allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema.registry.url           | r:8081        | http or https",
        "schema.registry.url           | mock://scope  | http or https",
        "schema.registry.url           | http://       | http or https",
        "http.connect.timeout.ms       | 0             | from 1",
        "http.read.timeout.ms          | 5s            | whole numbers",
        "max.retries                   | -1            | from 0",
        "retries.wait.ms               | 99999999999   | 2147483647",
        "basic.auth.credentials.source | SASL_INHERIT  | URL, USER_INFO",
      })
  void shouldNameKeyValueAndWhatIsAllowedOfTheClient(String key, String value, String allowed) {
    Map<String, Object> properties = FakeRegistry.properties("http://r");
    properties.put(key, value);

    assertThatThrownBy(() -> RegistryConfig.from(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(key, value, allowed);
  }

  @Test
  void shouldRequireAUrl() {
    assertThatThrownBy(() -> RegistryConfig.from(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(URL);
  }

  @Test
  void shouldNotShowCredentialsInErrors() {
    for (String url :
        List.of("http://me:secret@", "http://me:secret/x@host", "http://me:secret,x@host")) {
      assertThatThrownBy(() -> RegistryConfig.from(Map.of(URL, url)))
          .isInstanceOf(ConfigException.class)
          .hasMessageNotContaining("secret");
    }
    assertThatThrownBy(
            () ->
                RegistryConfig.from(
                    Map.of(
                        URL,
                        "http://r",
                        "basic.auth.credentials.source",
                        "USER_INFO",
                        "basic.auth.user.info",
                        "secret")))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("secret");
  }
}
