package io.anabranch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "1ms, PT0.001S",
    "60s, PT1M",
    "5m, PT5M",
    "2h, PT2H",
    "7d, PT168H",
    "' 7D ', PT168H",
    "PT1M30S, PT1M30S",
    "pt1m, PT1M",
    "P1D, PT24H",
    "36500d, P36500D"
  })
  void shouldReadDurations(String text, Duration expected) {
    assertThat(Durations.parse("join.timeout", text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "60",
        "s",
        "-1s",
        "1.5s",
        "1w",
        "60 s",
        "0s",
        "PT0S",
        "PT-1S",
        "PT0.0001S",
        "36501d",
        "99999999999s",
        "P106751991168D",
        "P999999999999999999D"
      })
  void shouldRefuseWhatIsNoPositiveDuration(String text) {
    assertThatThrownBy(() -> Durations.parse("join.timeout", text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("join.timeout")
        .hasMessageContaining("Invalid value " + text + " ")
        .hasMessageContaining("such as 500ms");
  }
}
