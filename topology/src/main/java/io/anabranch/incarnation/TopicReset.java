package io.anabranch.incarnation;

import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives up what is held and under way of a former topic of messages, whose timestamps are the
 * producers': every application begins at the start of the new one, and passes over what the stages
 * have said of the former one. A gather and the join clear their state when they start.
 */
public final class TopicReset {

  private final Admin admin;
  private final AnabranchConfig config;
  private final String messages;
  private final List<String> order;
  private final Map<String, ApplicationTopics> applications;

  /** Works through an admin client, which the caller closes. */
  public TopicReset(Admin admin, AnabranchConfig config, Pipeline pipeline) {
    this.admin = admin;
    this.config = config;
    Topics topics = new Topics(config.topics());
    this.messages = topics.messages();
    this.order = pipeline.applications();
    this.applications = ApplicationTopics.of(pipeline, topics);
  }

  /** The topic of messages. */
  public String topic() {
    return messages;
  }

  /**
   * Names of the applications that have read a former topic of messages, and would not start.
   * Changes nothing.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public List<String> plan() throws InterruptedException, ExecutionException {
    List<String> concerned = new ArrayList<>();
    Map<String, String> now = TopicIds.read(admin, Set.of(messages));
    if (!now.isEmpty() && !TopicGuard.isAppendTime(admin, messages)) {
      for (String application : order) {
        Map<String, String> noted = NotedTopicIds.read(admin, config, application).ids();
        if (!TopicGuard.changed(noted, now).isEmpty()) {
          concerned.add(application);
        }
      }
    }
    return concerned;
  }

  /**
   * Does it for the applications of a plan. May be repeated if it fails midway.
   *
   * @throws IllegalStateException if one of them runs
   * @throws ExecutionException with Kafka's reason
   */
  public void apply(List<String> concerned) throws InterruptedException, ExecutionException {
    for (String application : concerned) {
      List<String> members = GroupOffsets.members(admin, ApplicationId.of(config, application));
      if (!members.isEmpty()) {
        throw new IllegalStateException(
            "'%s' still runs: stop %s, and reset again"
                .formatted(application, String.join(", ", members)));
      }
    }
    for (String application : concerned) {
      apply(application, applications.getOrDefault(application, none()));
    }
  }

  private void apply(String application, ApplicationTopics topics)
      throws InterruptedException, ExecutionException {
    String group = ApplicationId.of(config, application);
    Set<TopicPartition> former = new HashSet<>(GroupOffsets.committed(admin, group).keySet());
    former.removeIf(partition -> !partition.topic().equals(messages));
    if (!former.isEmpty()) {
      GroupOffsets.delete(admin, group, former);
    }
    Set<String> derived = new HashSet<>(topics.inputs());
    derived.remove(messages);
    Map<TopicPartition, Long> ends = TopicOffsets.read(admin, derived).end();
    if (!ends.isEmpty()) {
      GroupOffsets.commit(admin, group, ends);
    }
    Set<String> all = topics.with(messages);
    Map<String, String> ids = TopicIds.read(admin, all);
    Map<String, String> watched = new HashMap<>(ids);
    Set<String> inputs = new HashSet<>(topics.inputs());
    inputs.add(messages);
    watched.keySet().retainAll(inputs);
    NotedTopicIds.read(admin, config, application)
        .replace(admin, config, application, watched, ids.keySet());
  }

  private static ApplicationTopics none() {
    return new ApplicationTopics(Set.of(), Set.of());
  }
}
