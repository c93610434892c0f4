package io.anabranch.devcluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DevClusterConfigTest {

  @Test
  void shouldPreferTheCustomaryPorts() {
    assertThat(DevClusterConfig.defaults())
        .isEqualTo(
            new DevClusterConfig(9092, 0, 8081, Optional.empty(), Duration.ofSeconds(90), true));
  }

  @Test
  void shouldChangeOneSettingAtATime() {
    assertThat(
            DevClusterConfig.isolated()
                .withKafkaPort(1)
                .withRegistryPort(2)
                .withDataFolder(Path.of("data"))
                .withStartTimeout(Duration.ofSeconds(3))
                .withCloseOnExit(false))
        .isEqualTo(
            new DevClusterConfig(
                1, 0, 2, Optional.of(Path.of("data")), Duration.ofSeconds(3), false));
  }

  @Test
  void shouldNameTheBadPort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DevClusterConfig.defaults().withRegistryPort(70_000))
        .withMessage("registryPort must be 0 (any free port) or 1 to 65535, but is 70000");
  }

  @Test
  void shouldRejectTimeoutOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DevClusterConfig.defaults().withStartTimeout(Duration.ZERO))
        .withMessageContaining("startTimeout must be positive");
  }
}
