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

  private static final long STOP_MILLIS = 5_000;

  private SingleProcessPeer() {}

  public static void main(String[] args) throws Exception {
    StandardStreams streams = StandardStreams.open();
    Parameters parameters = Parameters.read(args);
    PeerPipeline peer = PeerPipeline.open(parameters, "single-process");
    int threads = parameters.threads();
    int pollRecords = parameters.count("pollRecords", peer.config().batchSize());
    CountDownLatch assigned = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      EnrichmentLoop loop = new EnrichmentLoop(peer, pollRecords, assigned);
      Thread thread = new Thread(loop, "enrichment-" + i);
      thread.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop, thread)));
    }
    assigned.await();
    streams.ready();
  }

  /** So that the group does not wait for a consumer that is gone. */
  private static void stop(EnrichmentLoop loop, Thread thread) {
    loop.stop();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
