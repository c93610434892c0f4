package io.anabranch.topics;

import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Waiting;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topic;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Creates and checks the topics of a pipeline. */
public final class TopicAdmin {

  private static final Duration VISIBLE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);

  private final Admin admin;
  private final Topics topics;
  private final short replication;

  /** Works through an admin client, which the caller closes. */
  public TopicAdmin(Admin admin, AnabranchConfig config) {
    this.admin = admin;
    this.topics = new Topics(config.topics());
    this.replication = config.topics().replication();
  }

  /** Works through a connection, which the caller closes. */
  public TopicAdmin(Connection connection) {
    this(connection.admin(), connection.config());
  }

  /**
   * Topics of the pipeline that the cluster does not have.
   *
   * @throws ClusterException with Kafka's reason
   */
  public List<Topic> absent(Pipeline pipeline) throws InterruptedException {
    Set<String> present = present();
    return topics.all(pipeline).stream().filter(t -> !present.contains(t.name())).toList();
  }

  /**
   * Every topic of the pipeline, as the cluster has it.
   *
   * @throws ClusterException with Kafka's reason
   */
  public List<TopicState> states(Pipeline pipeline) throws InterruptedException {
    List<Topic> all = topics.all(pipeline);
    Set<String> present = present();
    List<String> names = all.stream().map(Topic::name).filter(present::contains).toList();
    Map<String, TopicDescription> descriptions = describe(names);
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> configs =
        ClusterCall.translate(() -> admin.describeConfigs(resources).all().get());
    return all.stream()
        .map(
            topic ->
                new TopicState(
                    topic,
                    partitions(descriptions, topic.name()),
                    values(
                        configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name())))))
        .toList();
  }

  /**
   * Creates topics, and waits until they can be seen: the controller that creates them is ahead of
   * the brokers that answer.
   *
   * @throws ClusterException with Kafka's reason
   */
  public void create(List<Topic> wanted) throws InterruptedException {
    List<NewTopic> topicsToCreate =
        wanted.stream()
            .map(t -> new NewTopic(t.name(), t.partitions(), replication).configs(t.config()))
            .toList();
    var unused = ClusterCall.translate(() -> admin.createTopics(topicsToCreate).all().get());
    awaitVisible(wanted.stream().map(Topic::name).collect(Collectors.toSet()));
  }

  private void awaitVisible(Set<String> created) throws InterruptedException {
    boolean isVisible =
        ClusterCall.translate(
            () ->
                Waiting.until(
                    () -> admin.listTopics().names().get().containsAll(created),
                    VISIBLE_TIMEOUT,
                    LOOK_INTERVAL));
    if (!isVisible) {
      throw new OperationException(
          "the controller has created topics that the broker does not list after %s: %s"
              .formatted(VISIBLE_TIMEOUT, created));
    }
  }

  /**
   * Checks that every topic is there and that those of messages and results have the same number of
   * partitions, because results are placed on the partition number of their message.
   *
   * @throws ConfigException if not, saying which and what to do
   * @throws ClusterException with Kafka's reason
   */
  public void check(Pipeline pipeline) throws InterruptedException {
    List<Topic> absent = absent(pipeline);
    if (!absent.isEmpty()) {
      throw new ConfigException(
          "topics are missing: %s; create them with 'anabranch topics create'"
              .formatted(String.join(", ", absent.stream().map(Topic::name).toList())));
    }
    Map<String, TopicDescription> descriptions =
        describe(topics.all(pipeline).stream().map(Topic::name).toList());
    int expected = partitions(descriptions, topics.messages());
    Map<String, Integer> different = new TreeMap<>();
    for (Topic topic : topics.ofMessages(pipeline)) {
      int actual = partitions(descriptions, topic.name());
      if (actual != expected) {
        different.put(topic.name(), actual);
      }
    }
    if (!different.isEmpty()) {
      throw new ConfigException(
          "'%s' has %d partitions, and these topics must have as many: %s"
              .formatted(topics.messages(), expected, different));
    }
  }

  private Set<String> present() throws InterruptedException {
    return ClusterCall.translate(() -> admin.listTopics().names().get());
  }

  private Map<String, TopicDescription> describe(List<String> names) throws InterruptedException {
    return ClusterCall.translate(() -> admin.describeTopics(names).allTopicNames().get());
  }

  private static Map<String, String> values(@Nullable Config config) {
    Map<String, String> values = new TreeMap<>();
    if (config != null) {
      config.entries().stream()
          .filter(entry -> entry.value() != null)
          .forEach(entry -> values.put(entry.name(), entry.value()));
    }
    return values;
  }

  private static int partitions(Map<String, TopicDescription> descriptions, String topic) {
    TopicDescription description = descriptions.get(topic);
    return description == null ? 0 : description.partitions().size();
  }
}
