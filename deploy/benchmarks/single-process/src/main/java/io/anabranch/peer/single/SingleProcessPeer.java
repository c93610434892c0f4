package io.anabranch.peer.single;

import io.anabranch.peer.Parameters;
import io.anabranch.peer.StandardStreams;
import io.anabranch.peer.enrichment.PeerPipeline;
import java.util.concurrent.CountDownLatch;

/**
 * One program without stages: each thread polls messages, runs all processors over them, writes the
 * enriched records alone, and commits once the broker has them. At least once, as the pipeline.
 *
 * <p>Parameters: those of {@link PeerPipeline#open}; {@code threads}, each with a consumer and a
 * producer, by default as many as there are cores; {@code pollRecords}, most messages of a poll, by
 * default {@code batchSize}.
 */
public final class SingleProcessPeer {

  private SingleProcessPeer() {}

  public static void main(String[] args) throws Exception {
    StandardStreams streams = StandardStreams.open();
    Parameters parameters = Parameters.read(args);
    PeerPipeline peer = PeerPipeline.open(parameters);
    int threads = parameters.threads();
    int pollRecords = parameters.count("pollRecords", peer.config().batchSize());
    CountDownLatch assigned = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      new Thread(new EnrichmentLoop(peer, pollRecords, assigned), "enrichment-" + i).start();
    }
    assigned.await();
    streams.ready();
  }
}
