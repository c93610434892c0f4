package io.anabranch.gateway.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.broker.BrokerCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatsSettingsTest {

  private static final String SERVER = "nats://localhost:4222";

  @TempDir private Path folder;

  @Test
  void shouldNeedNothingButServers() {
    assertThat(NatsSettings.from(Map.of("servers", SERVER), Map.of()))
        .isEqualTo(
            new NatsSettings(
                List.of(SERVER),
                "anabranch.messages",
                "anabranch-gateway",
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60)));
  }

  @Test
  void shouldReadEveryKey() throws Exception {
    Path password = file("password", "hidden\n");
    Path store = keyStore();

    NatsSettings settings =
        NatsSettings.from(
            Map.of(
                "servers", "tls://one:4222, tls://two",
                "subject", "support.requests",
                "queue", "gateways",
                "user", "gateway",
                "password.file", password.toString(),
                "truststore.file", store.toString(),
                "truststore.password.file", file("store-password", "changeit").toString(),
                "timeout", "2s",
                "longest-timeout", "10s"),
            Map.of());

    assertThat(settings.servers()).containsExactly("tls://one:4222", "tls://two");
    assertThat(settings.subject()).isEqualTo("support.requests");
    assertThat(settings.queue()).isEqualTo("gateways");
    assertThat(settings.credentials())
        .contains(new BrokerCredentials(Optional.of("gateway"), "hidden"));
    assertThat(settings.trusted().orElseThrow().size()).isEqualTo(1);
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.longestTimeout()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void shouldReadTokenOfFileUnlessTheEnvironmentHasOne() throws Exception {
    Map<String, String> keys =
        Map.of("servers", SERVER, "token.file", file("token", "of-file").toString());

    assertThat(NatsSettings.from(keys, Map.of()).credentials()).contains(token("of-file"));
    assertThat(
            NatsSettings.from(keys, Map.of("ANABRANCH_NATS_TOKEN", "of-environment")).credentials())
        .contains(token("of-environment"));
  }

  @Test
  void shouldShowNoSecret() {
    Map<String, String> user = Map.of("servers", SERVER, "user", "gateway");

    assertThat(NatsSettings.from(user, Map.of("ANABRANCH_NATS_PASSWORD", "hidden")).toString())
        .contains("gateway")
        .doesNotContain("hidden");
    assertThat(
            NatsSettings.from(Map.of("servers", SERVER), Map.of("ANABRANCH_NATS_TOKEN", "hidden"))
                .toString())
        .doesNotContain("hidden");
    assertThatThrownBy(
            () -> NatsSettings.from(Map.of("servers", "nats://gateway:hidden@host"), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gateway.nats.servers")
        .hasMessageNotContaining("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "servers, '', expected URLs",
    "servers, localhost:4222, expected a URL",
    "servers, ws://localhost, expected a URL",
    "servers, nats://localhost/path, expected a URL",
    "servers, 'nats://one,tls://two', allowed are all nats:// or all tls://",
    "subject, support.*, without spaces",
    "subject, two words, without spaces",
    "queue, '>', without spaces",
    "user, gateway, go together",
    "password.file, missing, cannot be read",
    "token.file, missing, cannot be read",
    "truststore.file, missing, PEM or PKCS12",
    "timeout, 61s, must be at most",
    "timeout, soon, expected a duration",
    "longest-timeout, 1s, must be at most",
    "server, nats://localhost, allowed are"
  })
  void shouldSayWhichKeyIsWrongAndWhatIsAllowed(String key, String value, String expected) {
    Map<String, String> keys = new HashMap<>(Map.of("servers", SERVER));
    keys.put(key, value);

    assertThatThrownBy(() -> NatsSettings.from(keys, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gateway.nats.")
        .hasMessageContaining(expected);
  }

  @Test
  void shouldTakeOneKindOfCredentials() {
    assertThatThrownBy(
            () ->
                NatsSettings.from(
                    Map.of("servers", SERVER, "user", "gateway"),
                    Map.of("ANABRANCH_NATS_PASSWORD", "one", "ANABRANCH_NATS_TOKEN", "two")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("allowed is one of");
  }

  @Test
  void shouldReadCertificatesInPem() throws Exception {
    Path pem = folder.resolve("trusted.pem");
    keytool("-exportcert", "-rfc", "-file", pem.toString(), "-keystore", keyStore().toString());

    Map<String, String> keys =
        Map.of("servers", "tls://localhost", "truststore.file", pem.toString());

    assertThat(NatsSettings.from(keys, Map.of()).trusted().orElseThrow().size()).isEqualTo(1);
  }

  private static BrokerCredentials token(String secret) {
    return new BrokerCredentials(Optional.empty(), secret);
  }

  private Path keyStore() throws Exception {
    Path store = folder.resolve("trusted.p12");
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=host", "-keystore", store.toString());
    return store;
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storepass", "changeit", "-alias", "host"));
    assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
