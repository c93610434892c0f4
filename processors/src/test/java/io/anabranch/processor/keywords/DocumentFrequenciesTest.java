package io.anabranch.processor.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentFrequenciesTest {

  private final DocumentFrequencies shipped = DocumentFrequencies.shipped();

  @Test
  void shouldWeighRareWordsMore() {
    assertThat(shipped.inverse("the")).isBetween(0.0, 0.5);
    assertThat(shipped.inverse("order")).isGreaterThan(shipped.inverse("the"));
    assertThat(shipped.inverse("refund")).isGreaterThan(shipped.inverse("order"));
    assertThat(shipped.inverse("xylometazoline")).isGreaterThan(shipped.inverse("refund"));
  }

  @Test
  void shouldNotMindPunctuation() {
    assertThat(shipped.inverse("e-mail")).isEqualTo(shipped.inverse("email"));
  }

  @Test
  void shouldIdentifyItself() {
    assertThat(shipped.version()).matches("[0-9a-f]{64}");
    assertThat(DocumentFrequencies.shipped().version()).isEqualTo(shipped.version());
  }
}
