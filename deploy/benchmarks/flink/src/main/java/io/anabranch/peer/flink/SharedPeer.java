package io.anabranch.peer.flink;

import io.anabranch.peer.enrichment.PeerPipeline;
import io.anabranch.processor.Annotation;
import io.anabranch.topology.pipeline.Stage;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of this process share, as one model serves all threads: Flink makes its operators
 * by serialization, which a model does not go through.
 */
final class SharedPeer {

  private static final Map<String, Annotation<?>> ANNOTATIONS = new ConcurrentHashMap<>();

  private static volatile @Nullable PeerPipeline peer;
  private static volatile CountDownLatch tasks = new CountDownLatch(0);

  private SharedPeer() {}

  /**
   * To be called before the job starts.
   *
   * @param parallelism readers and writers that will open
   */
  static void set(PeerPipeline shared, int parallelism) {
    ANNOTATIONS.put(Annotation.MESSAGE.name(), Annotation.MESSAGE);
    for (Stage stage : shared.pipeline().stages()) {
      ANNOTATIONS.put(stage.name(), stage.annotation());
    }
    tasks = new CountDownLatch(2 * parallelism);
    peer = shared;
  }

  static PeerPipeline get() {
    return Objects.requireNonNull(peer, "no peer is set in this process");
  }

  /** The annotation of a name. */
  static Annotation<?> annotation(String name) {
    return Objects.requireNonNull(ANNOTATIONS.get(name), name);
  }

  /** Notes that a reader or a writer has opened. */
  static void opened() {
    tasks.countDown();
  }

  /** Waits until all readers and writers have opened. */
  static void awaitTasks() throws InterruptedException {
    tasks.await();
  }
}
