package io.anabranch.processor.pos.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.label.StubFactory;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.TaggedText;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TaggingTaskTest {

  private static final TaggingTask TASK =
      new TaggingTask(
          List.of(
              new GoldSentence(List.of("a", "b", "c"), List.of("A", "B", "B")),
              new GoldSentence(List.of("a"), List.of("A"))));

  /** The tag of a word is the word in upper case. */
  private static final class UpperCase extends StubFactory.Stub<TaggedText>
      implements PretokenizedTagger {

    UpperCase() {
      super(text -> new Rejected<>("only tokens are tagged here"));
    }

    @Override
    public List<String> tags(List<String> tokens) {
      return tokens.stream().map(token -> token.toUpperCase(Locale.ROOT)).toList();
    }
  }

  @Test
  void shouldMeasureTokensAndSentences() {
    EvaluationResult evaluation = StubFactory.evaluate(TASK, PosStage.ANNOTATION, new UpperCase());

    ObjectNode json = evaluation.json();
    assertThat(json.get("n").asInt()).isEqualTo(4);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.75);
    assertThat(json.at("/accuracyInterval/0").asDouble()).isEqualTo(2 / 3.0);
    assertThat(json.at("/accuracyInterval/1").asDouble()).isEqualTo(1);
    assertThat(json.get("sentences").asInt()).isEqualTo(2);
    assertThat(json.get("sentenceAccuracy").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/classes/B/recall").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/confusions/B/C").asInt()).isEqualTo(1);
    assertThat(evaluation.tables().get(2).rows().get(0)).startsWith("B");
  }

  @Test
  void shouldSayThatImplementationTakesNoTokens() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> StubFactory.evaluate(TASK, PosStage.ANNOTATION, text -> new Rejected<>("no")))
        .withMessageContaining("takes no tokens");
  }

  @Test
  void shouldRefuseOtherColumn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TaggingTask.read(Path.of("any"), "upos"))
        .withMessageContaining("'upos'")
        .withMessageContaining("allowed is xpos");
  }
}
