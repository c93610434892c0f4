package io.anabranch.topology.record;

import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Where an application writes: its results, and the records that it could not process. Both sinks
 * take records that are serialized already and place each on its partition.
 *
 * @param application name of the application and of the node that forwards
 * @param resultTopic topic of its results
 * @param deadLetterTopic topic of its dead letters
 */
public record Sinks(String application, String resultTopic, String deadLetterTopic) {

  /** Name of the node that results are forwarded to. */
  String results() {
    return application + "-results";
  }

  /** Name of the node that dead letters are forwarded to. */
  String deadLetters() {
    return application + "-dead-letters";
  }

  /** Adds both, behind the node of the application's name. */
  public Topology addTo(Topology topology) {
    return addTo(topology, new SourcePartitioner());
  }

  /**
   * Adds both for an application that reads topics with any number of partitions: what is of a
   * partition goes to that of its number, modulo theirs.
   */
  public Topology addByModuloTo(Topology topology) {
    return addTo(topology, new ModuloPartitioner());
  }

  private Topology addTo(
      Topology topology, StreamPartitioner<byte[], PartitionedValue> partitioner) {
    return add(
        add(topology, results(), resultTopic, partitioner),
        deadLetters(),
        deadLetterTopic,
        partitioner);
  }

  private Topology add(
      Topology topology,
      String name,
      String topic,
      StreamPartitioner<byte[], PartitionedValue> partitioner) {
    Serializer<PartitionedValue> serializer = (to, placed) -> placed.value();
    return topology.addSink(
        name, topic, new ByteArraySerializer(), serializer, partitioner, application);
  }
}
