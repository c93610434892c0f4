package io.anabranch.status;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.deadletter.DeadLetterCounts;
import io.anabranch.operation.Cancellation;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Watches the applications of a pipeline from outside: through their groups and topics alone, so
 * that it works wherever they run. Not thread-safe.
 */
public final class PipelineStatus implements AutoCloseable {

  private static final int FETCH_MAX_WAIT_MILLIS = 20;

  private final Admin admin;
  private final AnabranchConfig config;
  private final Topics topics;
  private final List<Flow> flows;
  private final List<String> outbound;
  private final KafkaConsumer<byte[], byte[]> results;
  private final KafkaConsumer<byte[], byte[]> deadLetters;
  private final RecentLatency latency;
  private final DeadLetterCounts deadLetterCounts;
  private final Map<String, Long> outputEnds = new HashMap<>();
  private long sampledAt;

  /** Prepares to watch through a connection, which the caller closes. */
  public PipelineStatus(Connection connection, Pipeline pipeline) {
    this.admin = connection.admin();
    this.config = connection.config();
    this.topics = new Topics(config.topics());
    this.flows = Flow.of(pipeline, topics);
    this.outbound =
        config.bridges().entrySet().stream()
            .filter(bridge -> bridge.getValue().containsKey("to"))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    this.results = consumer(config);
    this.deadLetters = consumer(config);
    this.latency = new RecentLatency(results, ConfiguredSerdes.of(config).deserializers().get());
    this.deadLetterCounts =
        new DeadLetterCounts(deadLetters, flows.stream().map(Flow::application).toList());
  }

  /**
   * How every application does now, in the order of the flow. Rates are since the sample before.
   *
   * @throws StatusUnavailableException if the cluster does not answer for the moment
   * @throws ClusterException with Kafka's reason, if it is another one
   */
  public List<ApplicationStatus> sample() throws InterruptedException {
    try {
      return ClusterCall.translate(this::now);
    } catch (ClusterException e) {
      if (e.getCause() instanceof RetriableException passing) {
        throw new StatusUnavailableException(passing);
      }
      throw e;
    }
  }

  private List<ApplicationStatus> now() throws InterruptedException, ExecutionException {
    Set<String> names = new HashSet<>(Set.of(topics.deadLetters()));
    for (Flow flow : flows) {
      names.addAll(flow.inputs());
      names.add(flow.output());
    }
    Map<String, GroupListing> groups =
        admin.listGroups().all().get().stream()
            .collect(Collectors.toMap(GroupListing::groupId, Function.identity()));
    long now = System.nanoTime();
    TopicOffsets offsets = TopicOffsets.read(admin, names);
    deadLetterCounts.update(topics.deadLetters(), offsets);
    latency.update(flows.stream().map(Flow::output).toList(), offsets);
    List<ApplicationStatus> statuses = new ArrayList<>();
    for (Flow flow : flows) {
      String group = ApplicationId.of(config, flow.application());
      Map<TopicPartition, Long> committed = committed(groups, group);
      Optional<GroupState> state = state(groups, group);
      statuses.add(
          new ApplicationStatus(
              flow.application(),
              state,
              offsets.read(flow.inputs(), committed),
              offsets.records(flow.output()),
              offsets.lag(flow.inputs(), committed),
              rate(flow.output(), offsets, now),
              latency.median(flow.output()),
              deadLetterCounts.of(flow.application()),
              missing(flow, offsets)));
    }
    for (String bridge : outbound) {
      statuses.add(bridge(bridge, groups, offsets));
    }
    sampledAt = now;
    return statuses;
  }

  /** A bridge to another broker: whatever it has read has gone there. */
  private ApplicationStatus bridge(
      String name, Map<String, GroupListing> groups, TopicOffsets offsets)
      throws InterruptedException, ExecutionException {
    String application = ApplicationId.bridge(name);
    String group = ApplicationId.of(config, application);
    Map<TopicPartition, Long> committed = committed(groups, group);
    Set<String> inputs = Set.of(topics.enriched());
    long read = offsets.read(inputs, committed);
    return new ApplicationStatus(
        application,
        state(groups, group),
        read,
        read,
        offsets.lag(inputs, committed),
        OptionalDouble.empty(),
        Optional.empty(),
        0,
        Set.of());
  }

  private Map<TopicPartition, Long> committed(Map<String, GroupListing> groups, String group)
      throws InterruptedException, ExecutionException {
    return groups.containsKey(group) ? GroupOffsets.committed(admin, group) : Map.of();
  }

  private static Optional<GroupState> state(Map<String, GroupListing> groups, String group) {
    return Optional.ofNullable(groups.get(group)).flatMap(GroupListing::groupState);
  }

  @Override
  public void close() {
    Cancellation.holdBackWhile(results::close);
    Cancellation.holdBackWhile(deadLetters::close);
  }

  private Set<String> missing(Flow flow, TopicOffsets offsets) {
    Set<String> missing = new HashSet<>(flow.inputs());
    missing.addAll(List.of(flow.output(), topics.deadLetters()));
    missing.removeIf(topic -> !offsets.of(Set.of(topic)).isEmpty());
    return missing;
  }

  private OptionalDouble rate(String topic, TopicOffsets offsets, long now) {
    long end = offsets.written(topic);
    Long before = outputEnds.put(topic, end);
    return before == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(0, end - before) * 1e9 / Math.max(1, now - sampledAt));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(AnabranchConfig config) {
    Map<String, Object> properties = ClientProperties.consumer(config);
    // Nobody waits for a fetch of partitions that are read to their end.
    properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MILLIS);
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
