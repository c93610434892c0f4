package io.anabranch.incarnation;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.GroupSubscribedToTopicException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has every application begin at the start of a topic that was deleted and made again, also when
 * the new one holds more records than it had read of the former one. Kafka's clients alone go on at
 * the old position there.
 *
 * <p>The application notes the ids of its topics. Where one is another, what its group has
 * committed on it is deleted before it joins; of instances that start together, the first does it,
 * once all have left. Thread-safe.
 */
public final class TopicGuard implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicGuard.class);
  private static final Incarnation UNKNOWN = new Incarnation("", true);

  private final AnabranchConfig config;
  private final String messages;
  private final Map<String, ApplicationTopics> applications;
  private volatile Incarnation incarnation = UNKNOWN;
  private @Nullable Admin admin;

  /** Connects when it is first needed. */
  public TopicGuard(AnabranchConfig config, Pipeline pipeline) {
    this.config = config;
    Topics topics = new Topics(config.topics());
    this.messages = topics.messages();
    this.applications = ApplicationTopics.of(pipeline, topics);
  }

  /** Of the topic of messages, as the last application has found it that was prepared. */
  public Incarnation messages() {
    return incarnation;
  }

  /**
   * Ids of all topics of the pipeline that there are.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public Map<String, String> topicIds() throws InterruptedException, ExecutionException {
    Set<String> names = new HashSet<>();
    applications.values().forEach(topics -> names.addAll(topics.with(messages)));
    return TopicIds.read(admin(), names);
  }

  /**
   * Prepares the start of an application. One that is no part of the pipeline needs no preparation.
   *
   * @throws TopicMadeAgainException if its state has to be cleared first
   * @throws ExecutionException with Kafka's reason
   */
  public synchronized Readiness prepare(String application)
      throws InterruptedException, ExecutionException {
    ApplicationTopics topics = applications.get(application);
    if (topics == null) {
      return new Readiness.Ready(Map.of(), Set.of());
    }
    Set<String> all = topics.with(messages);
    Map<String, String> ids = TopicIds.read(admin(), all);
    if (!ids.keySet().containsAll(all)) {
      all.removeAll(ids.keySet());
      return new Readiness.Held(Readiness.missing(all));
    }
    boolean isAppendTime = isAppendTime();
    Map<String, String> watched = new HashMap<>(ids);
    watched.keySet().retainAll(topics.inputs());
    if (!isAppendTime) {
      watched.put(messages, ids.getOrDefault(messages, ""));
    }
    NotedTopicIds noted = NotedTopicIds.read(admin(), config, application);
    Set<String> changed = changed(noted.ids(), watched);
    if (!isAppendTime && changed.contains(messages)) {
      throw new TopicMadeAgainException(messages);
    }
    if (!changed.isEmpty() && !forgetOffsets(application, changed)) {
      return new Readiness.Held(
          "'%s' was made again, and other instances have still to stop reading the former topic"
              .formatted(String.join("', '", changed)));
    }
    if (!noted.ids().equals(watched)) {
      noted.replace(admin(), config, application, watched, all);
    }
    incarnation = new Incarnation(ids.getOrDefault(messages, ""), isAppendTime);
    return new Readiness.Ready(watched, topics.outputs());
  }

  /**
   * Notes again what is noted, before the brokers forget it, as they do with groups without
   * members.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public synchronized void refresh(String application)
      throws InterruptedException, ExecutionException {
    ApplicationTopics topics = applications.get(application);
    NotedTopicIds noted = NotedTopicIds.read(admin(), config, application);
    if (topics != null && !noted.ids().isEmpty()) {
      noted.replace(admin(), config, application, noted.ids(), topics.with(messages));
    }
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close();
    }
  }

  static Set<String> changed(Map<String, String> noted, Map<String, String> now) {
    return now.entrySet().stream()
        .filter(
            topic -> !topic.getValue().equals(noted.getOrDefault(topic.getKey(), topic.getValue())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Answers whether it could: not while the group has members. */
  private boolean forgetOffsets(String application, Set<String> topics)
      throws InterruptedException, ExecutionException {
    String group = ApplicationId.of(config, application);
    if (!GroupOffsets.members(admin(), group).isEmpty()) {
      return false;
    }
    Set<TopicPartition> stale = new HashSet<>(GroupOffsets.committed(admin(), group).keySet());
    stale.removeIf(partition -> !topics.contains(partition.topic()));
    try {
      if (!stale.isEmpty()) {
        GroupOffsets.delete(admin(), group, stale);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownMemberIdException
          || e.getCause() instanceof GroupNotEmptyException
          || e.getCause() instanceof GroupSubscribedToTopicException) {
        return false;
      }
      if (!(e.getCause() instanceof GroupIdNotFoundException)) {
        throw e;
      }
    }
    LOG.info(
        "Application begins at the start of topics that were made again: application={} topics={}",
        application,
        topics);
    return true;
  }

  private boolean isAppendTime() throws InterruptedException, ExecutionException {
    return isAppendTime(admin(), messages);
  }

  static boolean isAppendTime(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
    ConfigEntry type =
        config == null ? null : config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    return type != null && "LogAppendTime".equals(type.value());
  }

  private synchronized Admin admin() {
    Admin open = admin;
    if (open == null) {
      open = Admin.create(ClientProperties.admin(config));
      admin = open;
    }
    return open;
  }
}
