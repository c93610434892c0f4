package io.anabranch.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class StageSettingsTest {

  private AnabranchConfig config = AnabranchConfig.from(Map.of());
  private final Stage sentiment = Pipeline.load(config).stage("sentiment");
  private final StageSettings settings = StageSettings.reread(() -> config);

  @Test
  void shouldBeThoseOfTheMomentInWhichTheyAreAskedFor() {
    assertThat(settings.of(sentiment).stage().options()).isEmpty();

    configure(Map.of("stages.sentiment.model", "/new", "stages.sentiment.threads", "3"));

    assertThat(settings.of(sentiment).stage().options()).isEqualTo(Map.of("model", "/new"));
    assertThat(settings.of(sentiment).threads()).isEqualTo(Optional.of(3));
  }

  @Test
  void shouldStayAsTheyWereIfTheyAreFixed() {
    StageSettings fixed = StageSettings.fixed(config);
    configure(Map.of("stages.sentiment.model", "/new"));

    assertThat(fixed.of(sentiment).stage()).isEqualTo(sentiment);
  }

  @Test
  void shouldRefuseAnImplementationThatReadsOtherTopics() {
    configure(Map.of("stages.sentiment.implementation", "corenlp"));

    assertThatThrownBy(() -> settings.of(sentiment))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.sentiment.implementation")
        .hasMessageContaining("corenlp")
        .hasMessageContaining("restart");
  }

  @Test
  void shouldRefuseAStageThatIsNoLongerEnabled() {
    configure(Map.of("stages.sentiment.enabled", "false"));

    assertThatThrownBy(() -> settings.of(sentiment))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("stages.sentiment.enabled");
  }

  private void configure(Map<String, String> values) {
    config = AnabranchConfig.from(values);
  }
}
