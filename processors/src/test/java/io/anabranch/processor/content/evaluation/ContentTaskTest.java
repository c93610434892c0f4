package io.anabranch.processor.content.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluatedStage;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.content.ContentStage;
import io.anabranch.processor.content.RuleContentFactory;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.stage.EvaluationMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTaskTest {

  private static final EvaluationMethod METHOD = new ContentStage().evaluation().orElseThrow();

  @TempDir private Path folder;

  @Test
  void shouldMeasureByFormat() throws IOException {
    ObjectNode json =
        evaluate(
            """
            {"format": "reply", "marked": "⟦It broke.⟧\\n\\n> old"}
            {"format": "reply", "marked": "> old\\n⟦a⟧b"}
            {"format": "away", "marked": "Automatic reply: away"}
            """);

    assertThat(json.get("n").asInt()).isEqualTo(3);
    assertThat(json.get("meanF1").asDouble()).isEqualTo((1 + 2 / 3.0 + 1) / 3);
    assertThat(json.get("good").asDouble()).isEqualTo(2 / 3.0);
    assertThat(json.get("exact").asDouble()).isEqualTo(2 / 3.0);
    assertThat(json.at("/formats/reply/meanF1").asDouble()).isEqualTo((1 + 2 / 3.0) / 2);
    assertThat(json.at("/formats/away/n").asInt()).isEqualTo(1);
  }

  @Test
  void shouldNotCountWhiteSpace() {
    MarkedMessage message = MarkedMessage.of("x", "⟦a⟧ &nbsp; ⟦b⟧");
    BitSet found = new BitSet();
    found.set(0, message.text().length());

    assertThat(message.f1(found)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|bad.jsonl:1: not JSON",
        "{\"format\": \"x\"}|nothing 'marked'",
        "{\"format\": \"x\", \"marked\": \"⟦a\"}|the last mark is ⟦",
        "{\"format\": \"x\", \"marked\": \"a⟧\"}|mark ⟧ at character 2"
      })
  void shouldNameBadLine(String line, String problem) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.jsonl"), line);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> METHOD.read(new EvaluationMethod.Input(file, Map.of(), () -> folder)))
        .withMessageContaining("bad.jsonl")
        .withMessageContaining(problem);
  }

  @Test
  void shouldFindWhatIsSaidInDevelopmentSet() throws IOException {
    String lines =
        Files.readString(BuildFolders.testdata().resolve("content/train/first-formats.jsonl"));

    assertThat(evaluate(lines).get("meanF1").asDouble()).isGreaterThan(0.98);
  }

  /** The bound finds broken rules or models; QUALITY.md says how good they are. */
  @Test
  void shouldFindWhatIsSaidInHeldOutSet() throws IOException {
    String lines = Files.readString(BuildFolders.testdata().resolve("content/test.jsonl"));

    assertThat(evaluate(lines).get("meanF1").asDouble()).isGreaterThan(0.95);
  }

  @Test
  void shouldHaveSentencesOfMarkedMessageAsPlainText() {
    assertThat(MarkedMessage.of("x", "<p>⟦S &amp; M⟧</p><p>old</p>⟦<b>are</b> dead⟧").plain())
        .isEqualTo("S & M\nare dead");
    assertThat(MarkedMessage.of("x", "no word").plain()).isEmpty();
  }

  private ObjectNode evaluate(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("data.jsonl"), lines);
    try (Models models =
            new Models(
                folder,
                () -> {
                  throw new IllegalStateException();
                });
        ProcessorGraph graph =
            ProcessorGraph.builder(models).add(new RuleContentFactory()).build()) {
      return METHOD
          .read(new EvaluationMethod.Input(file, Map.of(), () -> folder))
          .evaluate(new EvaluatedStage(graph, Annotation.CONTENT, Optional.empty(), 8, done -> {}))
          .json();
    }
  }
}
