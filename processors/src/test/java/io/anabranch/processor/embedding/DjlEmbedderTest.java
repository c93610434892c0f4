package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.BuildFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DjlEmbedderTest {

  private static final Path MODELS = BuildFolders.models();

  private static DjlEmbedder embedder;

  @BeforeAll
  static void open() {
    embedder = DjlEmbedder.open(MODELS, EmbeddingOptions.defaults());
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void shouldNameWeightsPrecisionAndLength() {
    assertThat(embedder.model().getName()).isEqualTo("all-MiniLM-L6-v2");
    assertThat(embedder.model().getVersion()).matches("[0-9a-f]{12}-fp32-hidden-256");
    assertThat(embedder.dimension()).isEqualTo(384);
  }

  @Test
  void shouldCutTextsOffAtMaxLength() {
    // One token a word, and the two special ones.
    String cut = String.join(" ", Collections.nCopies(6, "parcel"));
    String longer = cut + " refund refund refund";
    try (DjlEmbedder eight = open(Map.of("max-length", "8"))) {
      float[][] vectors = eight.embed(List.of(cut, longer));

      assertThat(vectors[1]).containsExactly(vectors[0], within(1e-5f));
      assertThat(eight.model().getVersion()).endsWith("-8");
    }
    float[][] whole = embedder.embed(List.of(cut, longer));
    assertThat(dot(whole[0], whole[1])).isLessThan(0.99f);
  }

  @Test
  void shouldReadTextAroundUnpairedSurrogate() {
    float[][] vectors =
        embedder.embed(List.of("my parcel 😍 is late", "my parcel 😍 is late \ud83d"));

    assertThat(vectors[1]).containsExactly(vectors[0], within(1e-5f));
  }

  @Test
  void shouldRefuseLengthThatModelDoesNotTake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(Map.of("max-length", "513")))
        .withMessageContaining("'max-length' is '513'")
        .withMessageContaining("at most 512");
  }

  @Test
  void shouldGiveTheVectorsOfTheOnnxModel(@TempDir Path onnx) throws IOException {
    Path source = BuildFolders.embeddingWeights();
    Files.copy(source.resolve("all-minilm-l6-v2.onnx"), onnx.resolve("all-minilm-l6-v2.onnx"));
    Files.copy(source.resolve("all-minilm-l6-v2-tokenizer.json"), onnx.resolve("tokenizer.json"));
    List<String> texts = List.of("My parcel is late.", "", "Where is my refund? ".repeat(9));
    try (DjlEmbedder other = open(Map.of("model", onnx.toString()))) {
      float[][] expected = embedder.embed(texts);
      float[][] vectors = other.embed(texts);

      assertThat(other.model().getName()).isEqualTo("all-minilm-l6-v2");
      for (int i = 0; i < texts.size(); i++) {
        assertThat(vectors[i]).containsExactly(expected[i], within(1e-5f));
      }
      Files.writeString(onnx.resolve("serving.properties"), "pooling=cls\n");
      try (DjlEmbedder pooledOtherwise = open(Map.of("model", onnx.toString()))) {
        assertThat(pooledOtherwise.embed(texts)[0]).isNotEqualTo(vectors[0]);
        assertThat(pooledOtherwise.model()).isNotEqualTo(other.model());
      }
    }
  }

  @Test
  void shouldNameFolderWithoutModel(@TempDir Path empty) {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> open(Map.of("model", empty.toString())))
        .withMessageContaining(empty.toString());
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> open(Map.of("model", empty.resolve("none").toString())))
        .withMessageContaining("none");
  }

  @Test
  void shouldNameFolderWithDamagedModel(@TempDir Path damaged) throws IOException {
    Files.writeString(damaged.resolve("model.pt"), "not an archive");
    Path tokenizer = MODELS.resolve(DjlEmbedder.DIRECTORY).resolve("tokenizer.json");
    Files.copy(tokenizer, damaged.resolve("tokenizer.json"));

    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> open(Map.of("model", damaged.toString())))
        .withMessageContaining(damaged.toString());
  }

  @Test
  void shouldRefuseUseAfterClose() {
    DjlEmbedder closed = open(Map.of());
    closed.close();
    closed.close();

    assertThatIllegalStateException().isThrownBy(() -> closed.embed(List.of("text")));
  }

  private static DjlEmbedder open(Map<String, String> options) {
    return DjlEmbedder.open(MODELS, EmbeddingOptions.from(options));
  }

  private static float dot(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
