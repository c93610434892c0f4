package io.anabranch.compare;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.operation.OperationException;
import io.anabranch.topics.TopicAdmin;
import io.anabranch.topology.pipeline.Topic;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** What a shadow has on the cluster: its topics and its group. */
final class ShadowTopics {

  /** A topic that is being deleted is in the way of a new one until all brokers know. */
  private static final Duration DELETION_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

  private final Admin admin;
  private final AnabranchConfig config;
  private final ComparisonTopics read;
  private final List<Topic> topics;

  /** Works through an admin client, which the caller closes. */
  ShadowTopics(Admin admin, AnabranchConfig config, ComparisonTopics read) {
    this.admin = admin;
    this.config = config;
    this.read = read;
    this.topics = new Topics(config.topics()).ofComparison(read.stage(), read.ranges().size());
  }

  /**
   * Checks that no other comparison of the stage runs.
   *
   * @throws OperationException if one does
   */
  void requireFree() throws InterruptedException, ExecutionException {
    List<String> members = GroupOffsets.members(admin, read.output());
    if (!members.isEmpty()) {
      throw new OperationException(
          "'%s' is being compared already: group '%s' has %s"
              .formatted(read.stage(), read.output(), String.join(", ", members)));
    }
  }

  /**
   * Creates the topics, in place of any that were kept, and sets the group to the begin.
   *
   * @throws ExecutionException with Kafka's reason
   */
  void create() throws InterruptedException, ExecutionException {
    remove();
    long deadline = System.nanoTime() + DELETION_TIMEOUT.toNanos();
    boolean isCreated = false;
    while (!isCreated) {
      try {
        new TopicAdmin(admin, config).create(topics);
        isCreated = true;
      } catch (ClusterException e) {
        if (!(e.getCause() instanceof TopicExistsException) || System.nanoTime() > deadline) {
          throw e;
        }
        remove();
        Thread.sleep(LOOK_INTERVAL.toMillis());
      }
    }
    GroupOffsets.commit(admin, read.output(), read.from());
  }

  /** The partitions of the results. */
  Collection<TopicPartition> results() {
    return read.ranges().stream()
        .map(range -> new TopicPartition(read.output(), range.partition().partition()))
        .toList();
  }

  /**
   * Deletes the topics and the group, as far as they are there.
   *
   * @throws ExecutionException with Kafka's reason
   */
  void remove() throws InterruptedException, ExecutionException {
    Set<String> present = admin.listTopics().names().get();
    admin
        .deleteTopics(topics.stream().map(Topic::name).filter(present::contains).toList())
        .all()
        .get();
    GroupOffsets.delete(admin, read.output());
  }
}
