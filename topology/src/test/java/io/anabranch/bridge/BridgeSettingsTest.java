package io.anabranch.bridge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class BridgeSettingsTest {

  private static final String REDIS = "redis://127.0.0.1:1";

  @Test
  void shouldLeadOneWay() {
    assertThatThrownBy(() -> new BridgeSettings("b", Map.of("from", REDIS, "to", REDIS)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bridges.b: it needs either from or to");
    assertThatThrownBy(() -> new BridgeSettings("b", Map.of("stream", "s")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bridges.b: it needs either from or to");
  }

  @Test
  void shouldNameWhatIsUnknown() {
    BridgeSettings settings =
        new BridgeSettings("b", Map.of("from", REDIS, "stream", "s", "strem", "t"));

    assertThatThrownBy(settings::inbound)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("unknown key 'bridges.b.strem'")
        .hasMessageContaining("stream");
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThatThrownBy(() -> new BridgeSettings("b", Map.of("from", REDIS)).inbound())
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bridges.b.stream: required");
  }

  @Test
  void shouldShowNoSecretThatIsInTheUrl() {
    BridgeSettings settings =
        new BridgeSettings("b", Map.of("to", "amqp://me:secret@host", "exchange", "e"));

    assertThatThrownBy(settings::outbound)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bridges.b.to: no user, password or token may be in a URL")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldNameWhatIsAllowed() {
    BridgeSettings settings =
        new BridgeSettings("b", Map.of("to", REDIS, "stream", "s", "start", "now"));

    assertThatThrownBy(settings::outbound)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("bridges.b.start")
        .hasMessageContaining("allowed are earliest and latest");
  }
}
