package io.anabranch.topology.record;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Places what is of a partition of a topic with any number of them: all of one partition stays
 * together, in its order.
 */
final class ModuloPartitioner implements StreamPartitioner<byte[], PartitionedValue> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte @Nullable [] key, PartitionedValue value, int numPartitions) {
    return Optional.of(Set.of(value.partition() % numPartitions));
  }
}
