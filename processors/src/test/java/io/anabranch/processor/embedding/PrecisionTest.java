package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.EncodedText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecisionTest {

  private static final List<String> TEXTS =
      List.of(
          "",
          "ok thx",
          "My parcel has been on its way for two weeks. Where is it?",
          "I was charged twice this month, please refund the second payment to my card.",
          "The app crashes on start since the update; I have tried to install it again. ".repeat(6),
          "Wo bleibt mein Geld? Ich warte seit März.");

  /** Without such a processor, that it is refused is what can be seen. */
  @Test
  void shouldGiveAboutTheSameVectorsInBf16OrSayThatTheProcessorCannot() {
    EmbeddingOptions bf16 = EmbeddingOptions.from(Map.of("precision", "bf16"));
    if (!Precision.multipliesBf16()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DjlEmbedder.open(BuildFolders.models(), bf16))
          .withMessageContaining("'precision' is 'bf16'")
          .withMessageContaining("avx512_bf16");
      return;
    }
    try (DjlEmbedder exact = DjlEmbedder.open(BuildFolders.models(), EmbeddingOptions.defaults());
        DjlEmbedder reduced = DjlEmbedder.open(BuildFolders.models(), bf16)) {
      List<EncodedText> expected = exact.encode(TEXTS);
      List<EncodedText> actual = reduced.encode(TEXTS);
      for (int i = 0; i < TEXTS.size(); i++) {
        assertThat(dot(actual.get(i).vector(), expected.get(i).vector())).isGreaterThan(0.999);
        assertThat(dot(actual.get(i).hiddenState(), expected.get(i).hiddenState()))
            .isGreaterThan(0.999);
      }
      assertThat(reduced.model().getVersion()).contains("-bf16-");
      assertThat(Precision.areComparable(reduced.model().getVersion(), exact.model().getVersion()))
          .isTrue();
    }
  }

  @Test
  void shouldCompareModelsOfTheSameWeightsOnly() {
    assertThat(Precision.areComparable("m:1-fp32-hidden-256", "m:1-bf16-hidden-256")).isTrue();
    assertThat(Precision.areComparable("m:1-fp32-hidden-256", "m:2-bf16-hidden-256")).isFalse();
    assertThat(Precision.areComparable("m:1-fp32-hidden-256", "m:1-bf16-hidden-128")).isFalse();
  }

  @Test
  void shouldBeThatOfTheModelThatShips() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> EmbeddingOptions.from(Map.of("precision", "bf16", "model", "models/mine")))
        .withMessageContaining("'precision' is 'bf16'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddingOptions.from(Map.of("precision", "fp16")))
        .withMessageContaining("fp16");
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
