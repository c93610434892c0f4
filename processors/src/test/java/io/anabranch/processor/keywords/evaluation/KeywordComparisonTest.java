package io.anabranch.processor.keywords.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeywordComparisonTest {

  @Test
  void shouldMeasureOverlapOfKeywordsAndNameNoneOfThem() {
    KeywordComparison comparison = new KeywordComparison();

    Optional<String> change =
        add(
            comparison,
            keywords(
                keyword("Refund", null, "phrase"), keyword("x200", "Meridian X200", "product")),
            keywords(
                keyword("X 200", "Meridian X200", "product"),
                keyword("refund", null, "phrase"),
                keyword("smoke", null, "risk")));

    assertThat(change).contains("2 of 3 keywords in common");
    assertThat(add(comparison, keywords(), keywords())).isEmpty();
    assertThat(comparison.figures().get(KeywordComparison.MEAN_JACCARD))
        .isCloseTo((2 / 3.0 + 1) / 2, within(1e-9));
    assertThat(comparison.changes()).containsExactly(new Change("phrase", "product", 1));
  }

  private static <T extends SpecificRecord, E> Optional<String> add(
      ResultComparison<T, E> comparison, T live, T candidate) {
    return comparison.add(comparison.essence(live), comparison.essence(candidate));
  }

  private static Keywords keywords(Keyword... keywords) {
    return new Keywords(null, null, Instant.EPOCH, null, List.of(keywords), "");
  }

  private static Keyword keyword(String term, @Nullable String canonical, String kind) {
    return new Keyword(term, canonical, kind, 1.0, 0, term.length());
  }
}
