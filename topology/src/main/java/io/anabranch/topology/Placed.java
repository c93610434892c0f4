package io.anabranch.topology;

import org.jspecify.annotations.Nullable;

/**
 * A serialized record and where it belongs.
 *
 * <p>The array is handed on as it is; whoever makes one gives it away.
 */
final class Placed {

  private final byte @Nullable [] value;
  private final int partition;

  /**
   * @param value null for a tombstone
   * @param partition number of the partition, the same in every topic
   */
  Placed(byte @Nullable [] value, int partition) {
    this.value = value;
    this.partition = partition;
  }

  byte @Nullable [] value() {
    return value;
  }

  int partition() {
    return partition;
  }
}
