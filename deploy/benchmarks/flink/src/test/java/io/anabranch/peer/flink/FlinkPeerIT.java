package io.anabranch.peer.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.peer.PeerProcess;
import io.anabranch.peer.enrichment.EnrichedMessages;
import io.anabranch.peer.enrichment.PeerCluster;
import io.anabranch.schema.Enriched;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkPeerIT {

  private static final int MESSAGES = 40;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldEnrichMessages(boolean chaining) throws Exception {
    try (PeerCluster cluster = PeerCluster.start()) {
      Map<String, Object> parameters = new HashMap<>(cluster.parameters());
      parameters.put("chaining", chaining);
      parameters.put("checkpointMillis", 1000);
      try (PeerProcess peer =
          PeerProcess.start("flink", FlinkPeer.class.getName(), parameters, folder)) {
        cluster.send(MESSAGES);
        Map<String, Enriched> enriched = cluster.awaitEnriched(MESSAGES);

        assertThat(peer.isAlive()).isTrue();
        assertThat(enriched).hasSize(MESSAGES);
        EnrichedMessages.check(enriched.values());
      }
    }
  }
}
