package io.anabranch.topology.pipeline;

import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A topic.
 *
 * @param name full name
 * @param schema of its values; empty if they are records of other topics, and registered there
 * @param partitions number of partitions
 * @param config topic configuration, under Kafka's names
 */
public record Topic(
    String name, Optional<Schema> schema, int partitions, Map<String, String> config) {}
