package io.anabranch.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.gateway.GatewayLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewaySettingsTest {

  @TempDir private Path folder;

  @Test
  void shouldNeedNoKey() {
    GatewaySettings settings = read(Map.of());

    assertThat(settings.http().host()).isEqualTo("127.0.0.1");
    assertThat(settings.http().port()).isEqualTo(8088);
    assertThat(settings.http().tls()).isEmpty();
    assertThat(settings.http().limits().bodyBytes()).isEqualTo(900_000);
    assertThat(settings.limits())
        .isEqualTo(new GatewayLimits(2_000, 10_000, Duration.ofSeconds(60)));
    assertThat(settings.streams()).isEqualTo(500);
    assertThat(settings.nats()).isEmpty();
  }

  @Test
  void shouldReadEveryLimit() {
    GatewaySettings settings =
        read(
            Map.of(
                "gateway.port", "0",
                "gateway.limits.wait", "5s",
                "gateway.limits.waiting", "1",
                "gateway.limits.lag", "2",
                "gateway.limits.body", "3",
                "gateway.limits.connections", "4",
                "gateway.limits.streams", "5"));

    assertThat(settings.limits()).isEqualTo(new GatewayLimits(1, 2, Duration.ofSeconds(5)));
    assertThat(settings.http().limits().bodyBytes()).isEqualTo(3);
    assertThat(settings.http().limits().connections()).isEqualTo(4);
    assertThat(settings.streams()).isEqualTo(5);
    assertThat(settings.withPort(9).http().port()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.host, ' ', gateway.host",
    "gateway.host, no-such-host.invalid, no such host",
    "gateway.port, 65536, gateway.port",
    "gateway.port, -1, gateway.port",
    "gateway.port, http, gateway.port",
    "gateway.limits.wait, soon, gateway.limits.wait",
    "gateway.limits.waiting, 0, gateway.limits.waiting",
    "gateway.limits.lag, 0, gateway.limits.lag",
    "gateway.limits.body, 4000001, gateway.limits.body",
    "gateway.limits.connections, 0, gateway.limits.connections",
    "gateway.limits.streams, 0, gateway.limits.streams",
    "gateway.tokens.file, none, gateway.tokens.file",
    "gateway.tls.key.file, none, gateway.tls.certificate.file and gateway.tls.key.file",
    "gateway.tls.certificate.file, none, gateway.tls.certificate.file and gateway.tls.key.file",
    "gateway.limit.wait, 5s, 'allowed are gateway.nats.* and gateway.host'"
  })
  void shouldNameTheKeyThatIsBad(String key, String value, String named) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(named)
        .hasMessageContaining(key);
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "10.1.2.3", "::"})
  void shouldLetOtherMachinesInWithTokensAlone(String host) throws Exception {
    assertThatThrownBy(() -> read(Map.of("gateway.host", host)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("gateway.host")
        .hasMessageContaining("needs gateway.tokens.file");
    Path tokens = Files.writeString(folder.resolve("tokens"), "shop write 0123456789abcdef\n");

    assertThat(
            read(Map.of("gateway.host", host, "gateway.tokens.file", tokens.toString()))
                .http()
                .host())
        .isEqualTo(host);
  }

  @ParameterizedTest
  @CsvSource({"localhost", "127.0.0.1", "::1"})
  void shouldNeedNoTokensForThisMachine(String host) {
    assertThat(read(Map.of("gateway.host", host)).http().host()).isEqualTo(host);
  }

  private static GatewaySettings read(Map<String, String> values) {
    return GatewaySettings.of(AnabranchConfig.from(values), Map.of());
  }
}
