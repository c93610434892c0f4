package io.anabranch.evaluation.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.data.LabelledText;
import io.anabranch.evaluation.EvaluationResult;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.Outcome.Done;
import io.anabranch.processor.Outcome.Rejected;
import io.anabranch.processor.classification.ClassificationStage;
import io.anabranch.processor.sentiment.SentimentStage;
import io.anabranch.schema.Classification;
import io.anabranch.schema.RankedLabel;
import io.anabranch.schema.Sentiment;
import io.anabranch.stage.StageCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelTaskTest {

  private static final Annotation<Classification> CLASSIFICATION = ClassificationStage.ANNOTATION;
  private static final Annotation<Sentiment> SENTIMENT = SentimentStage.ANNOTATION;

  /** A text names the label to give, the ranked ones with probabilities, and those given. */
  @Test
  void shouldMeasureAnswersAndWhatIsBehindThem() {
    List<LabelledText> texts =
        List.of(
            text("a", "a;a=0.9,b=0.1;a"),
            text("a,b", "b;b=0.6,a=0.4;b"),
            text("a", "none_of_these;a=0.3,b=0.2,none_of_these=0.5;none_of_these"),
            text("b", "a;a=0.7,b=0.3;a,b"));

    ObjectNode json =
        classify(
            task(
                CLASSIFICATION,
                texts,
                Optional.of(List.of("none_of_these;a=0.2;", "a;a=0.9;a", "b;b=0.8;b"))));

    assertThat(json.get("stage").asText()).isEqualTo("classification");
    assertThat(json.get("model").asText()).isEqualTo("stub:1");
    assertThat(json.get("messagesPerSecond").asDouble()).isPositive();
    assertThat(json.get("n").asInt()).isEqualTo(4);
    assertThat(json.get("rejected").asInt()).isZero();
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.5);
    assertThat(json.get("accuracyInterval").size()).isEqualTo(2);
    assertThat(json.get("accuracyWithoutRejection").asDouble()).isEqualTo(0.75);
    // a: 1 of 2 found, 2 answered; b: 1 of 2 found, 1 answered.
    assertThat(json.get("macroF1").asDouble()).isEqualTo((0.5 + 2 / 3.0) / 2, within(1e-12));
    assertThat(json.at("/classes/a/support").asInt()).isEqualTo(2);
    assertThat(json.at("/classes/a/precision").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/classes/b/recall").asDouble()).isEqualTo(0.5);
    assertThat(json.at("/confusions/a/none_of_these").asInt()).isEqualTo(1);
    assertThat(json.at("/confusions/b/a").asInt()).isEqualTo(1);
    // Gaps of 0.1, 0.4, 0.7 and 0.7 in bins of one answer each.
    assertThat(json.get("ece").asDouble()).isEqualTo(1.9 / 4, within(1e-12));
    assertThat(json.get("oosRecall").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("oosN").asInt()).isEqualTo(3);
    assertThat(json.at("/labels/precision").asDouble()).isEqualTo(3 / 4.0);
    assertThat(json.at("/labels/recall").asDouble()).isEqualTo(3 / 5.0);
    assertThat(json.at("/labels/unlabelled").asDouble()).isEqualTo(1 / 4.0);
    assertThat(json.at("/labelsOfSeveral/n").asInt()).isEqualTo(1);
    assertThat(json.at("/labelsOfSeveral/recall").asDouble()).isEqualTo(1 / 2.0);
  }

  @Test
  void shouldMeasureMostProbableClassWhereEveryTextHasOne() {
    ObjectNode json =
        classify(
            task(
                CLASSIFICATION,
                List.of(text("a", "none_of_these;a=0.3,b=0.2;"), text("b", "b;b=0.9;b")),
                Optional.empty()));

    assertThat(json.get("accuracy").asDouble()).isEqualTo(1);
    assertThat(json.get("noneOfThese").asDouble()).isEqualTo(0.5);
  }

  @Test
  void shouldCountRejectedTextAsWrong() {
    EvaluationResult evaluation =
        StubFactory.evaluate(
            task(CLASSIFICATION, List.of(text("a", "refused")), Optional.empty()),
            CLASSIFICATION,
            text -> new Rejected<>("no"));

    ObjectNode json = evaluation.json();
    assertThat(json.get("rejected").asInt()).isEqualTo(1);
    assertThat(json.get("accuracy").asDouble()).isZero();
    assertThat(json.get("accuracyWithoutRejection").asDouble()).isZero();
    assertThat(json.get("ece").asDouble()).isZero();
    assertThat(json.has("oosRecall")).isFalse();
  }

  @Test
  void shouldTakeARefusedTextOfNoClassForRightAndARejectedOneForWrong() {
    List<LabelledText> texts =
        List.of(
            text("none_of_these", "none_of_these;a=0.3,b=0.2;"),
            text("a", "a;a=0.9;a"),
            text("a", "refused"));

    ObjectNode json =
        StubFactory.evaluate(
                task(CLASSIFICATION, texts, Optional.empty()),
                CLASSIFICATION,
                text -> text.equals("refused") ? new Rejected<>("no") : classification(text))
            .json();

    assertThat(json.at("/labels/n").asInt()).isEqualTo(3);
    assertThat(json.at("/labels/precision").asDouble()).isEqualTo(1);
    assertThat(json.at("/labels/recall").asDouble()).isEqualTo(1 / 2.0);
  }

  @Test
  void shouldMeasureSentimentAlsoWithoutNeutral() {
    ObjectNode json =
        StubFactory.evaluate(
                task(
                    SENTIMENT,
                    List.of(
                        text("negative", "neutral 0.3 0.6 0.1"),
                        text("positive", "negative 0.5 0.2 0.3"),
                        text("neutral", "neutral 0.1 0.8 0.1")),
                    Optional.empty()),
                SENTIMENT,
                LabelTaskTest::sentiment)
            .json();

    assertThat(json.get("accuracy").asDouble()).isEqualTo(1 / 3.0);
    assertThat(json.get("negativeAgainstPositive").asDouble()).isEqualTo(0.5);
    assertThat(json.has("labels")).isFalse();
  }

  @Test
  void shouldShowFiguresClassesAndConfusions() {
    List<ReportTable> tables =
        StubFactory.evaluate(
                task(
                    CLASSIFICATION,
                    List.of(text("a", "a;a=0.9;a"), text("b", "a;a=0.9;a")),
                    Optional.empty()),
                CLASSIFICATION,
                LabelTaskTest::classification)
            .tables();

    assertThat(tables)
        .extracting(ReportTable::title)
        .containsExactly("", "", "Classes", "Largest confusions");
    assertThat(tables.get(1).rows()).contains(List.of("accuracy", "0.500", "0.095 to 0.905", "2"));
    assertThat(tables.get(3).rows()).containsExactly(List.of("b", "a", "1"));
  }

  private static ObjectNode classify(LabelTask task) {
    return StubFactory.evaluate(task, CLASSIFICATION, LabelTaskTest::classification).json();
  }

  private static LabelTask task(
      Annotation<?> annotation, List<LabelledText> texts, Optional<List<String>> outOfScope) {
    LabelEvaluation method =
        (LabelEvaluation)
            StageCatalog.load().description(annotation.name()).evaluation().orElseThrow();
    return new LabelTask(texts, outOfScope, method.reading());
  }

  private static LabelledText text(String labels, String text) {
    return new LabelledText(List.of(labels.split(",", -1)), text);
  }

  private static Outcome<Classification> classification(String text) {
    String[] parts = text.split(";", -1);
    Classification classification = new Classification();
    classification.setLabel(parts[0]);
    classification.setRanked(
        Arrays.stream(parts[1].split(",", -1))
            .map(one -> one.split("=", -1))
            .map(one -> new RankedLabel(one[0], Double.valueOf(one[1])))
            .toList());
    classification.setLabels(
        Arrays.stream(parts[2].split(",", -1)).filter(label -> !label.isEmpty()).toList());
    return new Done<>(classification);
  }

  private static Outcome<Sentiment> sentiment(String text) {
    String[] parts = text.split(" ", -1);
    Sentiment sentiment = new Sentiment();
    sentiment.setLabel(parts[0]);
    sentiment.setProbabilities(
        Map.of(
            "negative", Double.valueOf(parts[1]),
            "neutral", Double.valueOf(parts[2]),
            "positive", Double.valueOf(parts[3])));
    return new Done<>(sentiment);
  }
}
