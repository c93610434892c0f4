package io.anabranch.processor.graph;

import static io.anabranch.processor.Annotation.MESSAGE;
import static io.anabranch.processor.graph.FakeFactory.describing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Classification;
import io.anabranch.schema.Embedding;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorOrderTest {

  private static final Annotation<Classification> CLASSIFICATION =
      new Annotation<>("classification", Classification.class);
  private static final Annotation<Embedding> EMBEDDING =
      new Annotation<>("embedding", Embedding.class);
  private static final Annotation<Classification> TOPICS =
      new Annotation<>("topics", Classification.class);
  private static final Annotation<TaggedText> POS = new Annotation<>("pos", TaggedText.class);
  private static final Annotation<Sentiment> SENTIMENT =
      new Annotation<>("sentiment", Sentiment.class);

  @Test
  void shouldPutNeedsFirst() {
    var classification = describing(CLASSIFICATION, MESSAGE, POS, EMBEDDING);
    var topics = describing(TOPICS, POS);
    var pos = describing(POS, MESSAGE);
    var embedding = describing(EMBEDDING, MESSAGE);

    assertThat(ProcessorOrder.sort(List.of(classification, topics, pos, embedding)))
        .hasSize(4)
        .containsSubsequence(pos, classification)
        .containsSubsequence(embedding, classification)
        .containsSubsequence(pos, topics);
  }

  @Test
  void shouldKeepGivenOrderWhereNeedsLeaveChoice() {
    var pos = describing(POS, MESSAGE);
    var embedding = describing(EMBEDDING, MESSAGE);

    assertThat(ProcessorOrder.sort(List.of(embedding, pos))).containsExactly(embedding, pos);
  }

  @Test
  void shouldNameMissingNeed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcessorOrder.sort(List.of(describing(TOPICS, MESSAGE, POS))))
        .withMessageContaining("'fake-topics'")
        .withMessageContaining("needs 'pos'");
  }

  @Test
  void shouldNameCycle() {
    var outside = describing(CLASSIFICATION, POS);
    var pos = describing(POS, TOPICS);
    var topics = describing(TOPICS, SENTIMENT);
    var sentiment = describing(SENTIMENT, POS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcessorOrder.sort(List.of(outside, pos, topics, sentiment)))
        .withMessage("needs form a cycle: pos -> topics -> sentiment -> pos");
  }

  @Test
  void shouldRefuseTwoProcessorsOfOneAnnotation() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ProcessorOrder.sort(List.of(describing(POS, MESSAGE), describing(POS, MESSAGE))))
        .withMessageContaining("annotation 'pos'");
  }
}
