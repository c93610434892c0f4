package io.anabranch.cli.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandidateOptionsTest {

  private static final Path FOLDER = Path.of("/models");

  private final CandidateOptions options = new CandidateOptions();

  @ParameterizedTest
  @CsvSource({
    "new, /models/new",
    "../other/new, /other/new",
    "/elsewhere, /elsewhere",
    "djl://ai.djl.huggingface.pytorch/model, djl://ai.djl.huggingface.pytorch/model",
  })
  void shouldResolveFoldersAndLeaveUrlsAsTheyAre(String given, String requested) {
    options.model = given;

    assertThat(options.request(FOLDER, Map.of()).model()).contains(requested);
  }

  @Test
  void shouldRequestNothingThatIsNotGiven() {
    options.stage = "pos";

    assertThat(options.request(FOLDER, Map.of()).settings()).isEmpty();
  }

  @Test
  void shouldRequestModelForLanguage() {
    options.stage = "sentiment";
    options.model = "new";
    options.language = "de";

    assertThat(options.request(FOLDER, Map.of()).settings())
        .isEqualTo(Map.of("stages.sentiment.models.de", "/models/new"));
  }
}
