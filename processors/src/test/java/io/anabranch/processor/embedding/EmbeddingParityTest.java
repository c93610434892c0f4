package io.anabranch.processor.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anabranch.processor.BuildFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares with ONNX Runtime on the original weights; the file says how it was made. */
class EmbeddingParityTest {

  private static JsonNode expected;
  private static List<String> texts;
  private static DjlEmbedder embedder;

  @BeforeAll
  static void open() throws IOException {
    Path file =
        BuildFolders.testdata().resolve("expected").resolve("embedding-all-MiniLM-L6-v2.json");
    expected = new ObjectMapper().readTree(file.toFile());
    texts = stream(expected.get("vectors")).map(entry -> entry.get("text").textValue()).toList();
    Map<String, String> options = Map.of("max-length", expected.get("maxLength").asText());
    embedder = DjlEmbedder.open(BuildFolders.models(), EmbeddingOptions.from(options));
  }

  @AfterAll
  static void close() {
    embedder.close();
  }

  @Test
  void shouldHaveWeightsOfReference() {
    assertThat(expected.get("onnxSha256").textValue())
        .startsWith(embedder.model().getVersion().split("-", 2)[0]);
    assertThat(texts).hasSizeGreaterThan(20);
  }

  @Test
  void shouldEqualReferenceOneByOne() {
    for (int i = 0; i < texts.size(); i++) {
      assertVector(embedder.embed(List.of(texts.get(i)))[0], i);
    }
  }

  @Test
  void shouldEqualReferenceInOneBatch() {
    float[][] vectors = embedder.embed(texts);

    for (int i = 0; i < texts.size(); i++) {
      assertVector(vectors[i], i);
    }
  }

  private static void assertVector(float[] actual, int index) {
    JsonNode vector = expected.get("vectors").get(index).get("vector");
    double[] reference = stream(vector).mapToDouble(JsonNode::doubleValue).toArray();
    double[] widened = new double[actual.length];
    for (int i = 0; i < actual.length; i++) {
      widened[i] = actual[i];
    }

    assertThat(widened)
        .as("vector of text %d", index)
        .containsExactly(reference, within(expected.get("tolerance").doubleValue()));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
