package io.anabranch.peer.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.anabranch.peer.PeerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpChainPeerIT {

  private static final Path MODELS = Path.of(System.getProperty("anabranch.models"));
  private static final Path TESTDATA = Path.of(System.getProperty("anabranch.testdata"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldTagJudgeAndEmbed(boolean sentiment) throws IOException {
    Map<String, ?> parameters = Map.of("models", MODELS.toString(), "sentiment", sentiment);
    try (PeerProcess peer =
        PeerProcess.start("http-chain", HttpChainPeer.class.getName(), parameters, folder)) {
      JsonNode round = peer.round(TESTDATA.resolve("messages.jsonl"), 12, "");
      assertThat(round.path("messages").asInt()).as("%s", round).isEqualTo(12);

      JsonNode result = peer.result("The film was terrible. I hated it.", "");
      JsonNode sentences = result.path("corenlp").path("sentences");
      assertThat(sentences).as("%s", result).hasSize(2);
      assertThat(sentences.get(0).path("tokens").findValuesAsText("pos"))
          .containsExactly("DT", "NN", "VBD", "JJ", ".");
      assertThat(sentences.get(0).path("sentiment").asText())
          .matches(sentiment ? "Negative|Verynegative|Very negative" : "");
      assertThat(result.path("vector")).hasSize(384);
    }
  }
}
