package io.anabranch.processor.linear.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VectorizerTest {

  private static final List<TextFeatures> TEXTS =
      List.of(
          words(Map.of("refund", 1, "my", 1)),
          words(Map.of("invoice", 2, "my", 1)),
          words(Map.of("refund", 3, "my", 1)));

  private final Vocabulary vocabulary = Vocabulary.of(TEXTS, 2, 10);
  private final Vectorizer vectorizer =
      new Vectorizer(vocabulary, new Scales(2, Map.of(FeatureBlock.WORDS, 3.0)), 2, false);

  @Test
  void shouldLearnTermsThatOccurInEnoughTexts() {
    assertThat(vocabulary.terms())
        .containsExactly(
            new Term(FeatureBlock.WORDS, "my", 3), new Term(FeatureBlock.WORDS, "refund", 2));
  }

  @Test
  void shouldKeepCommonestTerms() {
    assertThat(Vocabulary.of(TEXTS, 1, 1).terms())
        .containsExactly(new Term(FeatureBlock.WORDS, "my", 3));
  }

  @Test
  void shouldWeighRareAndRepeatedTermsMore() {
    double once = 1 + Math.log(4.0 / 3);

    assertThat(vocabulary.weight(0, 1)).isEqualTo(1, within(1e-12));
    assertThat(vocabulary.weight(1, 1)).isEqualTo(once, within(1e-12));
    assertThat(vocabulary.weight(1, 3)).isEqualTo((1 + Math.log(3)) * once, within(1e-12));
  }

  @Test
  void shouldGiveTextWithoutEmbeddingWordsOfItsOwnToo() {
    TextFeatures text = words(Map.of("my", 1, "refund", 1));
    Scales scales = new Scales(2, Map.of(FeatureBlock.WORDS, 3.0));
    Vectorizer both = new Vectorizer(vocabulary, scales, 2, true);

    SparseVector whole = both.vector(text);
    SparseVector alone = both.vector(text.withoutEmbedding());

    assertThat(both.size()).isEqualTo(6);
    assertThat(positions(whole)).containsExactly(0, 1, 2, 3);
    assertThat(positions(alone)).containsExactly(2, 3, 4, 5);
    assertThat(alone.value(2)).isEqualTo(alone.value(0)).isEqualTo(whole.value(2));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectorizer.vector(text.withoutEmbedding()))
        .withMessageContaining("0 elements");
  }

  @Test
  void shouldScaleEachPartToItsLength() {
    SparseVector vector = vectorizer.vector(words(Map.of("my", 1, "refund", 1, "unknown", 9)));

    assertThat(vector.size()).isEqualTo(4);
    assertThat(vector.value(0)).isEqualTo(1.2f, within(1e-6f));
    assertThat(vector.value(1)).isEqualTo(1.6f, within(1e-6f));
    assertThat(vector.index(2)).isEqualTo(2);
    assertThat(vector.index(3)).isEqualTo(3);
    assertThat(Math.hypot(vector.value(2), vector.value(3))).isEqualTo(3, within(1e-6));
    assertThat(vector.value(3) / vector.value(2))
        .isEqualTo((float) (1 + Math.log(4.0 / 3)), within(1e-6f));
  }

  @Test
  void shouldLeaveBlockEmptyWithoutKnownTerm() {
    assertThat(vectorizer.vector(words(Map.of("unknown", 1))).size()).isEqualTo(2);
  }

  @Test
  void shouldRejectEmbeddingOfOtherDimension() {
    TextFeatures features = new TextFeatures(Map.of(), new float[3]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> vectorizer.vector(features))
        .withMessageContaining("3 elements")
        .withMessageContaining("needs 2");
  }

  @Test
  void shouldRejectScaleThatIsNotPositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scales(1, Map.of(FeatureBlock.TAGS, 0.0)))
        .withMessageContaining("TAGS");
  }

  private static TextFeatures words(Map<String, Integer> counts) {
    return new TextFeatures(Map.of(FeatureBlock.WORDS, counts), new float[] {0.6f, 0.8f});
  }

  private static List<Integer> positions(SparseVector vector) {
    return IntStream.range(0, vector.size()).mapToObj(vector::index).toList();
  }
}
