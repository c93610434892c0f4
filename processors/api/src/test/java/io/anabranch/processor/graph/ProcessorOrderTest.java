package io.anabranch.processor.graph;

import static io.anabranch.processor.Annotation.CLASSIFICATION;
import static io.anabranch.processor.Annotation.EMBEDDING;
import static io.anabranch.processor.Annotation.KEYWORDS;
import static io.anabranch.processor.Annotation.MESSAGE;
import static io.anabranch.processor.Annotation.POS;
import static io.anabranch.processor.Annotation.SENTIMENT;
import static io.anabranch.processor.graph.FakeFactory.describing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorOrderTest {

  @Test
  void shouldPutNeedsFirst() {
    var classification = describing(CLASSIFICATION, MESSAGE, POS, EMBEDDING);
    var keywords = describing(KEYWORDS, POS);
    var pos = describing(POS, MESSAGE);
    var embedding = describing(EMBEDDING, MESSAGE);

    assertThat(ProcessorOrder.sort(List.of(classification, keywords, pos, embedding)))
        .hasSize(4)
        .containsSubsequence(pos, classification)
        .containsSubsequence(embedding, classification)
        .containsSubsequence(pos, keywords);
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
        .isThrownBy(() -> ProcessorOrder.sort(List.of(describing(KEYWORDS, MESSAGE, POS))))
        .withMessageContaining("'fake-keywords'")
        .withMessageContaining("needs 'pos'");
  }

  @Test
  void shouldNameCycle() {
    var outside = describing(CLASSIFICATION, POS);
    var pos = describing(POS, KEYWORDS);
    var keywords = describing(KEYWORDS, SENTIMENT);
    var sentiment = describing(SENTIMENT, POS);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcessorOrder.sort(List.of(outside, pos, keywords, sentiment)))
        .withMessage("needs form a cycle: pos -> keywords -> sentiment -> pos");
  }

  @Test
  void shouldRefuseTwoProcessorsOfOneAnnotation() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ProcessorOrder.sort(List.of(describing(POS, MESSAGE), describing(POS, MESSAGE))))
        .withMessageContaining("annotation 'pos'");
  }
}
