package io.anabranch.topics;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.serde.JavaProperties;
import io.anabranch.serde.SerdeConfig;
import io.anabranch.serde.registry.CompatibilityLevel;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topic;
import io.anabranch.topology.pipeline.Topics;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Makes a cluster ready for a pipeline: creates the topics that are absent, and registers the
 * schema of each topic's values. What is there already is left as it is.
 */
public final class TopicSetup {

  private final TopicAdmin topicAdmin;
  private final SchemaRegistryClient registry;
  private final AnabranchConfig config;
  private final boolean removesJavaProperties;

  /**
   * What is to be done.
   *
   * @param topics to create
   * @param schemas topics whose schema is to be registered, under {@link #subject}
   */
  public record Plan(List<Topic> topics, List<Topic> schemas) {
    public Plan {
      topics = List.copyOf(topics);
      schemas = List.copyOf(schemas);
    }
  }

  /** Works through clients that the caller closes. */
  public TopicSetup(Admin admin, SchemaRegistryClient registry, AnabranchConfig config) {
    this.topicAdmin = new TopicAdmin(admin, config);
    this.registry = registry;
    this.config = config;
    this.removesJavaProperties = SerdeConfig.from(config.registry()).removeJavaProperties();
  }

  /** Works through a connection, which the caller closes. */
  public static TopicSetup of(Connection connection) {
    return new TopicSetup(
        connection.admin(),
        SchemaRegistryClient.create(connection.config().registry()),
        connection.config());
  }

  /** Subject of the values of a topic. */
  public static String subject(Topic topic) {
    return topic.name() + "-value";
  }

  /**
   * What is absent; changes nothing.
   *
   * @throws ConfigException if a new topic could not work with the input topic that is there
   * @throws SchemaRegistryUnavailableException if the registry cannot be asked
   * @throws ClusterException with Kafka's reason
   */
  public Plan plan(Pipeline pipeline) throws InterruptedException {
    List<TopicState> states = topicAdmin.states(pipeline);
    List<Topic> absent =
        states.stream().filter(state -> !state.isPresent()).map(TopicState::topic).toList();
    if (!absent.isEmpty()) {
      requirePartitionsOfInput(states);
    }
    List<Topic> schemas =
        states.stream()
            .map(TopicState::topic)
            .filter(topic -> topic.schema().isPresent() && !isRegistered(topic))
            .toList();
    return new Plan(absent, schemas);
  }

  /**
   * Does it, and checks the result as {@link TopicAdmin#check} does. A subject of which we register
   * the schema is made {@code FULL_TRANSITIVE}: a replay reads old records with new schemas, and
   * stages of different versions read each other's.
   *
   * @throws SerializationException if the registry refuses a schema
   * @throws ClusterException with Kafka's reason
   */
  public void apply(Plan plan, Pipeline pipeline) throws InterruptedException {
    topicAdmin.create(plan.topics());
    for (Topic topic : plan.schemas()) {
      registry.register(subject(topic), schema(topic));
      registry.setCompatibility(subject(topic), CompatibilityLevel.FULL_TRANSITIVE);
    }
    topicAdmin.check(pipeline);
  }

  /**
   * Whether the schema of a topic's values is registered.
   *
   * @throws SchemaRegistryUnavailableException if the registry cannot be asked
   */
  public boolean isRegistered(Topic topic) {
    try {
      registry.lookup(subject(topic), schema(topic));
      return true;
    } catch (SchemaRegistryUnavailableException e) {
      throw e;
    } catch (SerializationException e) {
      return false;
    }
  }

  /** The schema in the form in which the serializer asks for it. */
  private Schema schema(Topic topic) {
    Schema schema = topic.schema().orElseThrow();
    return removesJavaProperties ? JavaProperties.remove(schema) : schema;
  }

  private void requirePartitionsOfInput(List<TopicState> states) {
    String messages = new Topics(config.topics()).messages();
    for (TopicState state : states) {
      if (state.topic().name().equals(messages)
          && state.isPresent()
          && state.partitions() != config.topics().partitions()) {
        throw new ConfigException(
            "topics.partitions",
            config.topics().partitions(),
            "'%s' has %d, and all topics must have as many: set topics.partitions=%d"
                .formatted(messages, state.partitions(), state.partitions()));
      }
    }
  }
}
