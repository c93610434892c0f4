package io.anabranch.topology.record;

import org.jspecify.annotations.Nullable;

/**
 * A serialized record and where it belongs.
 *
 * <p>The array is handed on as it is; whoever makes one gives it away.
 */
public final class PartitionedValue {

  private final byte @Nullable [] value;
  private final int partition;

  /**
   * @param value null for a tombstone
   * @param partition number of the partition, the same in every topic
   */
  PartitionedValue(byte @Nullable [] value, int partition) {
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
