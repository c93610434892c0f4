package io.anabranch.check;

import io.anabranch.cluster.Connection;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topics.TopicSetup;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topic;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Whether the registry answers, and has the schema of every topic. */
record SchemaCheck(Connection connection, Pipeline pipeline) implements Check {

  @Override
  public String subject() {
    return "schema registry";
  }

  @Override
  public List<Finding> look() {
    TopicSetup setup = TopicSetup.of(connection);
    SchemaRegistryClient registry = SchemaRegistryClient.create(connection.config().registry());
    List<Finding> findings = new ArrayList<>();
    try {
      for (Topic topic : new Topics(connection.config().topics()).all(pipeline)) {
        topic.schema().ifPresent(schema -> findings.add(of(topic, schema, setup, registry)));
      }
    } catch (SchemaRegistryUnavailableException e) {
      return List.of(
          Finding.problem(subject(), e.getMessage() + "; set schema.registry.url, or start it"));
    }
    findings.add(0, Finding.ok(subject(), "answers"));
    return findings;
  }

  private static Finding of(
      Topic topic, Schema schema, TopicSetup setup, SchemaRegistryClient registry) {
    String subject = "schema " + TopicSetup.subject(topic);
    try {
      if (setup.isRegistered(topic)) {
        return Finding.ok(subject, "is registered");
      }
      return Finding.problem(
          subject,
          registry.isCompatible(TopicSetup.subject(topic), schema)
              ? "is not registered: register it with 'anabranch topics create'"
              : "what is registered is not compatible with %s: use another topics.prefix, or delete"
                      .formatted(schema.getFullName())
                  + " the subject if nothing reads it any more");
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (SerializationException e) {
      return Finding.problem(subject, "cannot be looked at: " + e.getMessage());
    }
  }
}
