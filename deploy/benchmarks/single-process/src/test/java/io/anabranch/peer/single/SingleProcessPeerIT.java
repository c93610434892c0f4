package io.anabranch.peer.single;

import static org.assertj.core.api.Assertions.assertThat;

import io.anabranch.peer.PeerProcess;
import io.anabranch.peer.enrichment.EnrichedMessages;
import io.anabranch.peer.enrichment.PeerCluster;
import io.anabranch.schema.Enriched;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleProcessPeerIT {

  private static final int MESSAGES = 40;

  @TempDir Path folder;

  @Test
  void shouldEnrichMessages() throws Exception {
    try (PeerCluster cluster = PeerCluster.start();
        PeerProcess peer =
            PeerProcess.start(
                "single-process",
                SingleProcessPeer.class.getName(),
                cluster.parameters(),
                folder)) {
      cluster.send(MESSAGES);
      Map<String, Enriched> enriched = cluster.awaitEnriched(MESSAGES);

      assertThat(peer.isAlive()).isTrue();
      assertThat(enriched).hasSize(MESSAGES);
      EnrichedMessages.check(enriched.values());
    }
  }
}
