package io.anabranch.cluster;

import java.util.concurrent.ExecutionException;

/**
 * What asks a cluster, and waits for its answers.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface ClusterCall<T> {

  /**
   * Asks.
   *
   * @throws ExecutionException with Kafka's reason
   */
  T call() throws InterruptedException, ExecutionException;

  /**
   * Asks, for a caller who is to know nothing of Kafka.
   *
   * @throws ClusterException with Kafka's reason
   */
  static <T> T translate(ClusterCall<T> call) throws InterruptedException {
    try {
      return call.call();
    } catch (ExecutionException e) {
      throw new ClusterException(e);
    }
  }
}
