package io.anabranch.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Sentiment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class ContentComparisonTest {

  @Test
  void shouldCompareTheContentOfStagesThatItDoesNotKnow() {
    ContentComparison<Sentiment> comparison = new ContentComparison<>(Sentiment.class);
    Sentiment later = sentiment("negative");
    later.setProcessedAt(Instant.now());

    assertThat(add(comparison, sentiment("negative"), later)).isEmpty();
    assertThat(add(comparison, sentiment("negative"), sentiment("neutral")))
        .contains("other label");
  }

  private static <T extends SpecificRecord, E> Optional<String> add(
      ResultComparison<T, E> comparison, T live, T candidate) {
    return comparison.add(comparison.essence(live), comparison.essence(candidate));
  }

  private static Sentiment sentiment(String label) {
    return new Sentiment(
        null, null, Instant.EPOCH, null, label, 0.0, Map.of(), List.of(), List.of(), 0);
  }
}
