package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.djl.ModelFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingOptionsTest {

  @Test
  void shouldHaveDefaults() {
    assertThat(EmbeddingOptions.from(Map.of()))
        .isEqualTo(EmbeddingOptions.defaults())
        .isEqualTo(
            new EmbeddingOptions(Optional.empty(), Optional.empty(), Precision.FP32, 256, 16, 32));
  }

  @Test
  void shouldReadEveryKey() {
    Map<String, String> options =
        Map.of(
            "model",
            "models/mine",
            "format",
            "ONNX",
            "precision",
            "FP32",
            "max-length",
            "128",
            "max-windows",
            "7",
            "batch-size",
            "8");

    assertThat(EmbeddingOptions.from(options))
        .isEqualTo(
            new EmbeddingOptions(
                Optional.of("models/mine"),
                Optional.of(ModelFormat.ONNX),
                Precision.FP32,
                128,
                7,
                8));
  }

  @Test
  void shouldNameUnknownKeyAndAllowedOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddingOptions.from(Map.of("modle", "x")))
        .withMessage(
            "option 'modle' is unknown; did you mean 'model'? allowed: batch-size, format,"
                + " max-length, max-windows, model, precision");
  }

  @ParameterizedTest
  @CsvSource({
    "max-length, 2",
    "max-length, 8193",
    "max-length, many",
    "format, tensorflow",
    "batch-size, 0",
    "batch-size, 1025"
  })
  void shouldNameKeyAndBadValue(String key, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddingOptions.from(Map.of(key, value)))
        .withMessageContaining("'" + key + "'")
        .withMessageContaining(value)
        .withMessageContaining("allowed");
  }

  @Test
  void shouldRefuseBlankModel() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddingOptions.from(Map.of("model", " ")))
        .withMessageContaining("'model'");
  }
}
