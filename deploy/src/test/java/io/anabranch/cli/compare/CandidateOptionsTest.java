package io.anabranch.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class CandidateOptionsTest {

  private static final Path FOLDER = Path.of("/models");

  private final AnabranchConfig config =
      AnabranchConfig.from(
          Map.of(
              "stages.sentiment.model", "/old",
              "stages.sentiment.threads", "2",
              "stages.checklists.threshold", "0.5"));
  private final CandidateOptions options = new CandidateOptions();

  @Test
  void shouldTakeTheStageAsItIsConfiguredButForTheModel() {
    options.stage = "checklists";
    assertThat(choose(Map.of()).stage().options()).isEqualTo(Map.of("threshold", "0.5"));

    options.stage = "sentiment";
    options.model = "new";

    CandidateStage candidate = choose(Map.of());

    assertThat(candidate.stage().options()).isEqualTo(Map.of("model", "/models/new"));
    assertThat(candidate.live().options()).isEqualTo(Map.of("model", "/old"));
    assertThat(candidate.config().stage("sentiment").threads()).contains(2);
    assertThat(candidate.input()).isEqualTo("support.gathered.pos-embedding");
    assertThat(options.settings(FOLDER)).isEqualTo(Map.of("stages.sentiment.model", "/models/new"));
  }

  @Test
  void shouldGiveAnotherImplementationNoOptionsOfTheOneThatIsLive() {
    options.stage = "sentiment";
    options.implementation = "corenlp";

    CandidateStage candidate = choose(Map.of("stages.sentiment.max-tokens", "100"));

    assertThat(candidate.stage().factory().implementation()).isEqualTo("corenlp");
    assertThat(candidate.stage().options()).isEqualTo(Map.of("max-tokens", "100"));
    assertThat(candidate.input()).isEqualTo("support.pos");
    assertThat(candidate.config().stage("sentiment"))
        .isEqualTo(
            new StageConfig(
                true, Optional.of("corenlp"), Optional.of(2), Map.of("max-tokens", "100")));
  }

  @Test
  void shouldLeaveUrlsAsTheyAre() {
    options.stage = "embedding";
    options.model = "djl://ai.djl.huggingface.pytorch/model";

    assertThat(choose(Map.of()).stage().options())
        .isEqualTo(Map.of("model", "djl://ai.djl.huggingface.pytorch/model"));
  }

  @Test
  void shouldNameStagesAndImplementationsThatAreAllowed() {
    options.stage = "mood";
    assertThatThrownBy(() -> choose(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("mood")
        .hasMessageContaining("classification");

    options.stage = "sentiment";
    options.implementation = "magic";
    assertThatThrownBy(() -> choose(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("magic")
        .hasMessageContaining("linear");
  }

  private CandidateStage choose(Map<String, String> flags) {
    return options.choose(config, FOLDER, flags);
  }
}
