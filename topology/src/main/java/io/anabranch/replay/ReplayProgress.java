package io.anabranch.replay;

import io.anabranch.cluster.GroupOffsets;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Flow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come. An application has caught up when it has committed all that its input
 * held at the moment when the ones before it had: so it ends while new messages come in. Not
 * thread-safe.
 */
final class ReplayProgress {

  /** Longer than an application takes to start, or its group to see a new member. */
  private static final Duration ABSENCE = Duration.ofMinutes(1);

  private final Admin admin;
  private final AnabranchConfig config;
  private final List<Flow> flows;
  private final Map<String, Long> lastSeen = new HashMap<>();
  private final Map<String, Map<TopicPartition, Long>> goals = new HashMap<>();
  private final Set<String> caughtUp = new HashSet<>();

  /**
   * One application.
   *
   * @param left records that it has still to read
   * @param mayCatchUp whether there is reason to wait for it: its group has members, or had some a
   *     minute ago, and so have those that it reads from, as far as they have not caught up
   */
  record Step(String application, long left, boolean isCaughtUp, boolean mayCatchUp) {}

  /**
   * Watches.
   *
   * @param admin the caller closes it
   * @param started applications that have just been started, and may not have joined their group
   */
  ReplayProgress(Admin admin, AnabranchConfig config, ReplayScope scope, Set<String> started) {
    this.admin = admin;
    this.config = config;
    started.forEach(application -> lastSeen.put(application, System.nanoTime()));
    this.flows = new ArrayList<>(scope.resets());
    flows.addAll(scope.follows());
  }

  /**
   * Every application that is set back or follows, each after those that it reads from.
   *
   * @throws ExecutionException with Kafka's reason
   */
  List<Step> sample() throws InterruptedException, ExecutionException {
    List<Step> steps = new ArrayList<>();
    for (Flow flow : flows) {
      steps.add(sample(flow, steps));
    }
    return steps;
  }

  private Step sample(Flow flow, List<Step> before)
      throws InterruptedException, ExecutionException {
    String name = flow.application();
    String group = ApplicationId.of(config, name);
    boolean mayBeSet = goals.containsKey(name) || sourcesAreCaughtUp(flow);
    TopicOffsets offsets = TopicOffsets.read(admin, flow.inputs());
    Map<TopicPartition, Long> committed = GroupOffsets.committed(admin, group);
    if (mayBeSet && !goals.containsKey(name)) {
      // What the ones before it have committed may not be readable on every partition yet.
      goals.put(name, TopicOffsets.appended(admin, offsets.of(flow.inputs())));
    }
    @Nullable Map<TopicPartition, Long> goal = goals.get(name);
    if (goal != null
        && goal.entrySet().stream()
            .allMatch(end -> offsets.position(end.getKey(), committed) >= end.getValue())) {
      caughtUp.add(name);
    }
    return new Step(
        name,
        offsets.lag(flow.inputs(), committed),
        caughtUp.contains(name),
        isPresent(name, group) && sourcesMayCatchUp(flow, before));
  }

  private boolean isPresent(String name, String group)
      throws InterruptedException, ExecutionException {
    long now = System.nanoTime();
    if (!GroupOffsets.members(admin, group).isEmpty()) {
      lastSeen.put(name, now);
    }
    @Nullable Long seen = lastSeen.get(name);
    return seen != null && now - seen < ABSENCE.toNanos();
  }

  private boolean sourcesMayCatchUp(Flow flow, List<Step> before) {
    Set<String> stuck =
        before.stream()
            .filter(step -> !step.isCaughtUp() && !step.mayCatchUp())
            .map(Step::application)
            .collect(Collectors.toSet());
    return sources(flow).noneMatch(source -> stuck.contains(source.application()));
  }

  private boolean sourcesAreCaughtUp(Flow flow) {
    return sources(flow).allMatch(source -> caughtUp.contains(source.application()));
  }

  private Stream<Flow> sources(Flow flow) {
    return flows.stream().filter(source -> flow.inputs().contains(source.output()));
  }
}
