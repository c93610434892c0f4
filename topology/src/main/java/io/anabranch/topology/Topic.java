package io.anabranch.topology;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * A topic.
 *
 * @param name full name
 * @param schema of its values
 * @param partitions number of partitions
 * @param config topic configuration, under Kafka's names
 */
public record Topic(String name, Schema schema, int partitions, Map<String, String> config) {}
