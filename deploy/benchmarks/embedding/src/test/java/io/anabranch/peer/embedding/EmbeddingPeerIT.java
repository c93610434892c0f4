package io.anabranch.peer.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.anabranch.peer.PeerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingPeerIT {

  private static final Path TESTDATA = Path.of(System.getProperty("anabranch.testdata"));
  private static final Offset<Double> TOLERANCE = Offset.offset(1e-5);

  @TempDir Path folder;

  @Test
  void shouldEmbedAsReference() throws IOException {
    JsonNode expected = reference();
    try (PeerProcess peer =
        PeerProcess.start("vectors", EmbeddingPeer.class.getName(), Map.of(), folder)) {
      for (String variant : List.of("langchain4j", "onnxruntime")) {
        JsonNode round = peer.round(TESTDATA.resolve("messages.jsonl"), 80, variant);
        assertThat(round.path("messages").asInt()).as("%s", round).isEqualTo(80);
        assertThat(round.path("cpuNanos").asLong()).isPositive();

        JsonNode vector = peer.result(expected.path("text").asText(), variant).path("vector");
        assertThat(vector).hasSize(384);
        for (int i = 0; i < vector.size(); i++) {
          assertThat(vector.get(i).asDouble())
              .as("%s, element %d", variant, i)
              .isCloseTo(expected.path("vector").get(i).asDouble(), TOLERANCE);
        }
      }
      assertThat(peer.round(TESTDATA.resolve("messages.jsonl"), 1, "none").has("error")).isTrue();
    }
  }

  /** A text of one sentence, with the vector that it should have. */
  private static JsonNode reference() throws IOException {
    Path file = TESTDATA.resolve("expected").resolve("embedding-all-MiniLM-L6-v2.json");
    for (JsonNode each : new ObjectMapper().readTree(file.toFile()).path("vectors")) {
      if (each.path("text").asText().matches("[A-Za-z ,.']{30,80}")) {
        return each;
      }
    }
    throw new AssertionError("no such text in " + file);
  }
}
