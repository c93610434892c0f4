package io.anabranch.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.ModelInfo;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OutcomeJson<Embedding> OUTCOMES = new OutcomeJson<>(Embedding.class);

  static List<Outcome<Embedding>> outcomes() {
    return List.of(
        new Outcome.Done<>(embedding()),
        new Outcome.Done<>(embedding(), Optional.of(new ModelInfo("of one language", "2"))),
        new Outcome.Rejected<>("why"),
        new Outcome.Skipped<>(SkipCause.LANGUAGE, "it is in 'xx'"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void shouldReadWhatWasWritten(Outcome<Embedding> outcome) throws Exception {
    JsonNode json = JSON.readTree(OUTCOMES.write(outcome).toString());

    assertThat(OUTCOMES.read(json)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"value\": null}",
        "{\"skipped\": {\"cause\": \"X\"}}",
        "{\"rejected\": 1}"
      })
  void shouldRefuseWhatIsNoOutcome(String json) throws Exception {
    JsonNode malformed = JSON.readTree(json);

    assertThatThrownBy(() -> OUTCOMES.read(malformed)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldReadTheNumbersOfWorkersInOtherLanguages() throws Exception {
    JsonNode json = JSON.readTree("{\"value\": {\"vector\": [1, 0.5], \"dimension\": 2}}");

    assertThat(((Outcome.Done<Embedding>) OUTCOMES.read(json)).value().getVector())
        .containsExactly(1f, 0.5f);
  }

  /** As processors give it: without source, model and time. */
  private static Embedding embedding() {
    Embedding embedding = new Embedding();
    embedding.setVector(List.of(0.6f, 0.8f));
    embedding.setDimension(2);
    embedding.setHiddenState(List.of());
    return embedding;
  }
}
