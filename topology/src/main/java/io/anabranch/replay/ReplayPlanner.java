package io.anabranch.replay;

import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Makes the plan of a replay out of what the cluster says. */
final class ReplayPlanner {

  private final Admin admin;
  private final AnabranchConfig config;
  private final Pipeline pipeline;
  private final Topics topics;
  private final Clock clock;

  /** Asks through an admin client, which the caller closes. */
  ReplayPlanner(Admin admin, AnabranchConfig config, Pipeline pipeline, Clock clock) {
    this.admin = admin;
    this.config = config;
    this.pipeline = pipeline;
    this.topics = new Topics(config.topics());
    this.clock = clock;
  }

  /**
   * Plans a replay; changes nothing.
   *
   * @throws ExecutionException with Kafka's reason
   */
  ReplayPlan plan(ReplayScope scope, ReplayStart start)
      throws InterruptedException, ExecutionException {
    if (scope.isRepublication()) {
      Set<String> messages = Set.of(topics.of(pipeline.root()));
      return ReplayPlan.ofRepublication(
          scope, facts(messages, ApplicationId.of(config, ApplicationId.JOIN), start), start);
    }
    Map<String, List<PartitionFacts>> facts = new HashMap<>();
    for (Flow flow : scope.resets()) {
      String application = flow.application();
      facts.put(
          application, facts(input(application), ApplicationId.of(config, application), start));
    }
    return ReplayPlan.of(scope, facts, start);
  }

  private List<PartitionFacts> facts(Set<String> input, String group, ReplayStart start)
      throws InterruptedException, ExecutionException {
    TopicOffsets offsets = TopicOffsets.read(admin, input);
    Map<TopicPartition, Long> committed = GroupOffsets.committed(admin, group);
    Set<TopicPartition> partitions = offsets.of(input);
    Map<TopicPartition, Long> atStart =
        start instanceof ReplayStart.Since since
            ? TopicOffsets.since(admin, since.time(), partitions)
            : Map.of();
    Map<TopicPartition, Long> firstHeld =
        TopicOffsets.since(admin, clock.instant().minus(config.join().retention()), partitions);
    List<PartitionFacts> facts = new ArrayList<>();
    for (TopicPartition partition : partitions) {
      facts.add(
          new PartitionFacts(
              partition,
              offsets.earliest(partition),
              offsets.position(partition, committed),
              atStart.getOrDefault(partition, offsets.end(partition)),
              firstHeld.getOrDefault(partition, offsets.end(partition))));
    }
    return facts;
  }

  /** The topic of its needs: what was set aside to be tried again is not replayed. */
  private Set<String> input(String application) {
    return application.equals(ApplicationId.INTAKE)
        ? pipeline.foreignTopics()
        : Set.of(topics.of(pipeline.needs(pipeline.stage(application))));
  }
}
