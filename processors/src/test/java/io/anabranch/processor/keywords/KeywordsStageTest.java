package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeywordsStageTest {

  private final KeywordsStage stage = new KeywordsStage();

  @Test
  void shouldNameRisksBestFirst() {
    Keywords keywords =
        keywords(
            new Keyword("smoking", "smoke", "risk", 1.0, 0, 7),
            new Keyword("solicitor", "lawyer", "risk", 0.9, 20, 29),
            new Keyword("X200", "Meridian X200", "product", 0.7, 10, 14));

    assertThat(stage.headers(keywords)).isEqualTo(Map.of("anabranch.risk", "smoke, lawyer"));
    assertThat(stage.headerNames()).containsExactly("anabranch.risk");
  }

  @Test
  void shouldHaveNoRiskHeaderWithoutRisk() {
    assertThat(stage.headers(keywords(new Keyword("X200", null, "code", 0.5, 0, 4)))).isEmpty();
  }

  private static Keywords keywords(Keyword... keywords) {
    Keywords found = new Keywords();
    found.setKeywords(List.of(keywords));
    return found;
  }
}
