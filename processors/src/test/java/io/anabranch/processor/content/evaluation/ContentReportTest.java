package io.anabranch.processor.content.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.evaluation.metric.Proportion;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.graph.AnnotatedMessage;
import io.anabranch.schema.Content;
import io.anabranch.schema.Message;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContentReportTest {

  private static final MarkedMessage GOLD = MarkedMessage.of("x", "⟦It broke.⟧");

  @Test
  void shouldCompareLabelsWithThoseOfPlainTexts() {
    ContentReport report =
        ContentReport.of(
            List.of(GOLD, GOLD, GOLD),
            List.of(found("a", "b"), found("a", "c"), found()),
            List.of(found("a", "b"), found("a", "b"), found("a", "b")));

    assertThat(report.labels())
        .containsEntry("stage0", new Proportion(2, 3))
        .containsEntry("stage1", new Proportion(1, 3));
  }

  @Test
  void shouldNotCountPlainTextsWithoutAnswer() {
    ContentReport report = ContentReport.of(List.of(GOLD), List.of(found("a")), List.of(found()));

    assertThat(report.labels()).isEmpty();
  }

  @Test
  void shouldReadLabelsOfAllStagesThatGiveOne() {
    Annotation<Sentiment> labelling = new Annotation<>("mood", Sentiment.class);
    Annotation<TaggedText> other = new Annotation<>("other", TaggedText.class);
    Sentiment negative = new Sentiment();
    negative.setLabel("negative");
    Content content = new Content();
    content.setPieces(List.of());
    content.setMessage(Message.newBuilder().setText("It broke.").build());

    FoundMessage found =
        FoundMessage.of(
            new AnnotatedMessage(
                Message.newBuilder().setText("It broke.").build(),
                Map.of(
                    Annotation.CONTENT,
                    new Outcome.Done<>(content),
                    labelling,
                    new Outcome.Done<>(negative),
                    other,
                    new Outcome.Done<>(new TaggedText()))));

    assertThat(found.labels()).containsExactly(Map.entry("mood", "negative"));
  }

  private static FoundMessage found(String... labels) {
    Map<String, String> byStage = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      byStage.put("stage" + i, labels[i]);
    }
    return new FoundMessage(new BitSet(), byStage);
  }
}
