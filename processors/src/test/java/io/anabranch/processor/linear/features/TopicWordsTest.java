package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicWordsTest {

  private final TopicWords german = TopicWords.of("de");

  @Test
  void shouldFindTopicsInsideCompounds() {
    assertThat(german.topics("kundenkonto")).containsExactly("account");
    assertThat(german.topics("handyrechnungen")).contains("payment");
    assertThat(german.topics("kündige")).containsExactly("terminate");
  }

  @Test
  void shouldFindNoneInOtherWords() {
    assertThat(german.topics("und")).isEmpty();
    assertThat(german.topics("")).isEmpty();
    assertThat(TopicWords.of("nds").topics("konto")).isEmpty();
  }

  @Test
  void shouldBearVeryLongWords() {
    assertThat(german.topics("ab".repeat(50_000))).isEmpty();
  }
}
