package io.anabranch.topology.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.processor.Annotation;
import io.anabranch.schema.Sentiment;
import org.junit.jupiter.api.Test;

class NeedsTest {

  @Test
  void shouldNameNeedsInTheOrderOfTheEnrichedRecordThenByName() {
    Annotation<Sentiment> mood = new Annotation<>("mood", Sentiment.class);
    Annotation<Sentiment> anger = new Annotation<>("anger", Sentiment.class);
    assertThat(
            TestStages.needs(
                    mood,
                    TestAnnotations.CHECKLISTS,
                    TestAnnotations.POS,
                    anger,
                    Annotation.MESSAGE,
                    TestAnnotations.EMBEDDING)
                .name())
        .isEqualTo("messages-pos-embedding-checklists-anger-mood");
  }

  @Test
  void shouldTellSeveralFromOne() {
    assertThat(TestStages.needs(TestAnnotations.POS).several()).isFalse();
    assertThat(TestStages.needs(TestAnnotations.POS, TestAnnotations.EMBEDDING).several()).isTrue();
  }
}
