package io.anabranch.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.schema.Sentiment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class LabelComparisonTest {

  @Test
  void shouldCountChangesOfLabelsMostFrequentFirst() {
    var comparison = new LabelComparison<>(Sentiment.class, Sentiment::getLabel, Optional.empty());
    add(comparison, sentiment("negative"), sentiment("neutral"));
    add(comparison, sentiment("neutral"), sentiment("negative"));
    add(comparison, sentiment("neutral"), sentiment("negative"));

    assertThat(add(comparison, sentiment("positive"), sentiment("positive"))).isEmpty();
    assertThat(comparison.changes())
        .extracting(Change::toString)
        .containsExactly("neutral -> negative 2", "negative -> neutral 1");
    assertThat(comparison.figures()).isEmpty();
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
