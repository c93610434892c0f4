package io.anabranch.topology;

/**
 * A serialized record and where it belongs.
 *
 * <p>The array is handed on as it is; whoever makes one gives it away.
 */
final class Placed {

  private final byte[] value;
  private final int partition;

  /**
   * @param partition number of the partition, the same in every topic
   */
  Placed(byte[] value, int partition) {
    this.value = value;
    this.partition = partition;
  }

  byte[] value() {
    return value;
  }

  int partition() {
    return partition;
  }
}
