package io.anabranch.replay;

import io.anabranch.app.ApplicationId;
import io.anabranch.app.Flow;
import io.anabranch.app.GroupOffsets;
import io.anabranch.app.TopicOffsets;
import io.anabranch.config.AnabranchConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come. An application has caught up when it has committed all that its input
 * held at the moment when the ones before it had: so it ends while new messages come in. Not
 * thread-safe.
 */
public final class ReplayProgress {

  private final Admin admin;
  private final AnabranchConfig config;
  private final List<Flow> flows;
  private final Map<String, Map<TopicPartition, Long>> goals = new HashMap<>();
  private final Set<String> caughtUp = new HashSet<>();

  /**
   * One application.
   *
   * @param left records that it has still to read
   * @param isRunning whether its group has members; if not, it never catches up
   */
  public record Step(String application, long left, boolean isCaughtUp, boolean isRunning) {}

  /** Watches through an admin client, which the caller closes. */
  public ReplayProgress(Admin admin, AnabranchConfig config, ReplayScope scope) {
    this.admin = admin;
    this.config = config;
    this.flows = new ArrayList<>(scope.resets());
    flows.addAll(scope.follows());
  }

  /**
   * Every application that is set back or follows, each after those that it reads from.
   *
   * @throws ExecutionException with Kafka's reason
   */
  public List<Step> sample() throws InterruptedException, ExecutionException {
    List<Step> steps = new ArrayList<>();
    for (Flow flow : flows) {
      steps.add(sample(flow));
    }
    return steps;
  }

  private Step sample(Flow flow) throws InterruptedException, ExecutionException {
    String name = flow.application();
    String group = ApplicationId.of(config, name);
    boolean mayBeSet = goals.containsKey(name) || sourcesAreCaughtUp(flow);
    TopicOffsets offsets = TopicOffsets.read(admin, flow.inputs());
    Map<TopicPartition, Long> committed = GroupOffsets.committed(admin, group);
    if (mayBeSet) {
      goals.putIfAbsent(name, offsets.end());
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
        !GroupOffsets.members(admin, group).isEmpty());
  }

  private boolean sourcesAreCaughtUp(Flow flow) {
    return flows.stream()
        .filter(source -> flow.inputs().contains(source.output()))
        .allMatch(source -> caughtUp.contains(source.application()));
  }
}
