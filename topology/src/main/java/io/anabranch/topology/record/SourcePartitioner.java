package io.anabranch.topology.record;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Places every result on the partition number of its input record, whatever hash the producer used.
 */
final class SourcePartitioner implements StreamPartitioner<byte[], PartitionedValue> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte @Nullable [] key, PartitionedValue value, int numPartitions) {
    if (value.partition() >= numPartitions) {
      throw new IllegalStateException(
          "topic '%s' has %d partitions, but the input topic has a partition %d; give both the same number"
              .formatted(topic, numPartitions, value.partition()));
    }
    return Optional.of(Set.of(value.partition()));
  }
}
