package io.anabranch.processor.embedding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.Embedding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class VectorComparisonTest {

  @Test
  void shouldMeasureCosineOfVectorsOfEqualDimension() {
    VectorComparison comparison = new VectorComparison();

    assertThat(add(comparison, embedding(1, 0), embedding(1, 0))).isEmpty();
    assertThat(add(comparison, embedding(1, 0), embedding(0.6f, 0.8f))).contains("cosine 0.600");
    assertThat(add(comparison, embedding(1, 0), embedding(1, 0, 0))).contains("2 -> 3 dimensions");
    assertThat(comparison.figures().get(VectorComparison.MEAN_COSINE)).isCloseTo(0.8, within(1e-6));
    assertThat(comparison.figures().get(VectorComparison.LEAST_COSINE))
        .isCloseTo(0.6, within(1e-6));
    assertThat(comparison.figures().get(VectorComparison.OTHER_DIMENSION))
        .isCloseTo(1 / 3.0, within(1e-9));
  }

  private static <T extends SpecificRecord, E> Optional<String> add(
      ResultComparison<T, E> comparison, T live, T candidate) {
    return comparison.add(comparison.essence(live), comparison.essence(candidate));
  }

  private static Embedding embedding(float... elements) {
    List<Float> vector = new ArrayList<>();
    for (float element : elements) {
      vector.add(element);
    }
    return new Embedding(null, null, Instant.EPOCH, null, vector, elements.length, List.of());
  }
}
