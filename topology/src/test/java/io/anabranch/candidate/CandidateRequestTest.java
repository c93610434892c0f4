package io.anabranch.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.AnabranchConfig.StageConfig;
import io.anabranch.operation.InvalidRequestException;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class CandidateRequestTest {

  private final AnabranchConfig config =
      AnabranchConfig.from(
          Map.of(
              "stages.sentiment.model", "/old",
              "stages.sentiment.threads", "2",
              "stages.checklists.threshold", "0.5"));

  @Test
  void shouldTakeTheStageAsItIsConfiguredButForTheModel() {
    assertThat(request("checklists").choose(config).stage().options())
        .isEqualTo(Map.of("threshold", "0.5"));
    CandidateRequest request =
        new CandidateRequest(
            "sentiment", Optional.of("/new"), Optional.empty(), Optional.empty(), Map.of());

    CandidateStage candidate = request.choose(config);

    assertThat(candidate.stage().options()).isEqualTo(Map.of("model", "/new"));
    assertThat(candidate.live().options()).isEqualTo(Map.of("model", "/old"));
    assertThat(candidate.config().stage("sentiment").threads()).contains(2);
    assertThat(candidate.input()).isEqualTo("support.gathered.content-pos-embedding");
    assertThat(request.settings()).isEqualTo(Map.of("stages.sentiment.model", "/new"));
  }

  @Test
  void shouldGiveAnotherImplementationNoOptionsOfTheOneThatIsLive() {
    CandidateRequest request =
        new CandidateRequest(
            "sentiment",
            Optional.empty(),
            Optional.empty(),
            Optional.of("corenlp"),
            Map.of("stages.sentiment.max-tokens", "100", "stages.sentiment.threads", "3"));

    CandidateStage candidate = request.choose(config);

    assertThat(candidate.stage().factory().implementation()).isEqualTo("corenlp");
    assertThat(candidate.stage().options()).isEqualTo(Map.of("max-tokens", "100"));
    assertThat(candidate.input()).isEqualTo("support.pos");
    assertThat(candidate.config().stage("sentiment"))
        .isEqualTo(
            new StageConfig(
                true, Optional.of("corenlp"), Optional.of(2), Map.of("max-tokens", "100")));
    assertThat(request.settings()).isEqualTo(Map.of("stages.sentiment.implementation", "corenlp"));
  }

  @Test
  void shouldTakeModelForLanguageBesideTheOthers() {
    CandidateRequest request = forLanguage("sentiment", "de");

    CandidateStage candidate = request.choose(config);

    assertThat(candidate.stage().options()).isEqualTo(Map.of("model", "/old", "models.de", "/new"));
    assertThat(request.settings()).isEqualTo(Map.of("stages.sentiment.models.de", "/new"));
    assertThat(forLanguage("sentiment", "en").settings())
        .isEqualTo(Map.of("stages.sentiment.model", "/new"));
  }

  @Test
  void shouldRefuseLanguageThatIsNoneOrHasNoModel() {
    assertThatThrownBy(() -> forLanguage("sentiment", "german"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("german")
        .hasMessageContaining("such as de");
    assertThatThrownBy(
            () ->
                new CandidateRequest(
                    "sentiment", Optional.empty(), Optional.of("de"), Optional.empty(), Map.of()))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("needs the model");
  }

  @Test
  void shouldRefuseLanguageWhereThereAreNoModelsForLanguages() {
    assertThatThrownBy(() -> forLanguage("embedding", "de").choose(config))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("'djl' of embedding takes no models for languages");
  }

  @Test
  void shouldNameStagesThatAreAllowed() {
    assertThatThrownBy(() -> request("mood").choose(config))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("mood")
        .hasMessageContaining("classification");
  }

  @Test
  void shouldNameImplementationsThatAreAllowed() {
    CandidateRequest request =
        new CandidateRequest(
            "sentiment", Optional.empty(), Optional.empty(), Optional.of("magic"), Map.of());

    assertThatThrownBy(() -> request.choose(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("magic")
        .hasMessageContaining("linear");
  }

  private static CandidateRequest request(String stage) {
    return new CandidateRequest(
        stage, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
  }

  private static CandidateRequest forLanguage(String stage, String language) {
    return new CandidateRequest(
        stage, Optional.of("/new"), Optional.of(language), Optional.empty(), Map.of());
  }
}
