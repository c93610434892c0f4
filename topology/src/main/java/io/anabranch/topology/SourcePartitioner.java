package io.anabranch.topology;

import io.anabranch.processor.Results;
import io.anabranch.schema.Source;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * Places every result on the partition number of its input record, whatever hash the producer used.
 * A tombstone has no source: it follows the key.
 */
final class SourcePartitioner implements StreamPartitioner<byte[], SpecificRecord> {

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte @Nullable [] key, @Nullable SpecificRecord value, int numPartitions) {
    if (value == null) {
      return Optional.empty();
    }
    Source source = Results.source(value);
    if (source.getPartition() >= numPartitions) {
      throw new IllegalStateException(
          "topic '%s' has %d partitions, but '%s' has more; give both the same number"
              .formatted(topic, numPartitions, source.getTopic()));
    }
    return Optional.of(Set.of(source.getPartition()));
  }
}
