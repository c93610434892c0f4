package io.anabranch.processor.embedding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.label.StubFactory;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.Embedding;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTaskTest {

  @Test
  void shouldCorrelateCosinesWithScores() {
    // Cosines 1, 0.6, 0.8 and 0.
    ObjectNode json =
        StubFactory.evaluate(
                new EmbeddingTask(
                    List.of(
                        new ScoredPair(4, "1 0", "1 0"),
                        new ScoredPair(3, "1 0", "0.6 0.8"),
                        new ScoredPair(2, "0 1", "0.6 0.8"),
                        new ScoredPair(1, "1 0", "0 1"))),
                EmbeddingStage.ANNOTATION,
                EmbeddingTaskTest::vector)
            .json();

    assertThat(json.get("n").asInt()).isEqualTo(4);
    assertThat(json.get("spearman").asDouble()).isEqualTo(0.8, within(1e-6));
    // Deviations 0.4, 0, 0.2 and -0.6 against 1.5, 0.5, -0.5 and -1.5.
    assertThat(json.get("pearson").asDouble()).isEqualTo(1.4 / Math.sqrt(0.56 * 5), within(1e-6));
    assertThat(json.get("spearmanInterval").size()).isEqualTo(2);
    assertThat(json.get("messagesPerSecond").asDouble()).isPositive();
  }

  private static Outcome<Embedding> vector(String text) {
    String[] parts = text.split(" ", -1);
    Embedding embedding = new Embedding();
    embedding.setHiddenState(List.of());
    embedding.setVector(List.of(Float.valueOf(parts[0]), Float.valueOf(parts[1])));
    embedding.setDimension(2);
    return new Done<>(embedding);
  }
}
