package io.anabranch.replay;

import io.anabranch.cluster.ClusterCall;
import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.OpenTransactions;
import io.anabranch.cluster.TopicOffsets;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.operation.InvalidRequestException;
import io.anabranch.operation.OperationException;
import io.anabranch.topology.pipeline.Flow;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Lets stages process again what their topics still hold: plans it, carries the plan out, and
 * watches until everything has caught up. To be used by one thread; another cancels it with {@link
 * io.anabranch.operation.Cancellation}, after which whatever was stopped runs again.
 */
public final class Replay {

  private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(500);
  private static final Duration READABLE_LIMIT = Duration.ofSeconds(10);

  private final Connection connection;
  private final ControlledProcesses processes;
  private final Topics topics;

  /**
   * Works through a connection, which the caller closes.
   *
   * @param processes in which stages are stopped and started
   */
  public Replay(Connection connection, ControlledProcesses processes) {
    this.connection = connection;
    this.processes = processes;
    this.topics = new Topics(connection.config().topics());
  }

  /**
   * Plans a replay; changes nothing.
   *
   * @throws InvalidRequestException if a name is unknown, or not that of a stage
   * @throws ClusterException with Kafka's reason
   */
  public ReplayPlan plan(ReplayRequest request, Pipeline pipeline) throws InterruptedException {
    ReplayScope scope = request.scope(pipeline, topics);
    ReplayPlanner planner =
        new ReplayPlanner(connection.admin(), connection.config(), pipeline, Clock.systemUTC());
    return ClusterCall.translate(() -> planner.plan(scope, request.start()));
  }

  /**
   * Plans to have the join write again what it holds of messages; changes nothing.
   *
   * @throws ClusterException with Kafka's reason
   */
  public ReplayPlan planRepublication(ReplayStart start, Pipeline pipeline)
      throws InterruptedException {
    ReplayScope scope = ReplayScope.ofRepublication(pipeline, topics);
    ReplayPlanner planner =
        new ReplayPlanner(connection.admin(), connection.config(), pipeline, Clock.systemUTC());
    return ClusterCall.translate(() -> planner.plan(scope, start));
  }

  /**
   * How long a plan takes at least.
   *
   * @throws io.anabranch.control.ControlException if a process does not answer
   */
  public ReplayEstimate estimate(ReplayPlan plan) throws InterruptedException {
    return ReplayEstimate.of(plan, processes);
  }

  /**
   * Carries a plan out, and waits until every application has caught up that can.
   *
   * @param listener told of the progress, on this thread
   * @throws OperationException if a stage cannot be stopped, and then nothing has changed; or if
   *     one cannot be started again
   * @throws ClusterException with Kafka's reason
   */
  public ReplayResult run(ReplayPlan plan, Consumer<ReplayEvent> listener)
      throws InterruptedException {
    long began = System.nanoTime();
    long enriched = connection.written(topics.enriched());
    OptionalLong dropped = dropped(plan.scope());
    Set<String> started = begin(plan, listener);
    List<String> waitFor =
        ClusterCall.translate(() -> awaitCaughtUp(plan.scope(), started, listener));
    boolean unused = ClusterCall.translate(this::awaitReadable);
    OptionalLong droppedSince = dropped(plan.scope());
    return new ReplayResult(
        plan.records(),
        connection.written(topics.enriched()) - enriched,
        dropped.isPresent() && droppedSince.isPresent()
            ? OptionalLong.of(droppedSince.getAsLong() - dropped.getAsLong())
            : OptionalLong.empty(),
        waitFor,
        Duration.ofNanos(System.nanoTime() - began));
  }

  /** Does what the applications are then to follow. */
  private Set<String> begin(ReplayPlan plan, Consumer<ReplayEvent> listener)
      throws InterruptedException {
    if (plan.scope().isRepublication()) {
      new Republication(connection, topics).request(plan.partitions());
      return Set.of();
    }
    OffsetReset reset = new OffsetReset(connection, processes, listener);
    return ClusterCall.translate(() -> reset.run(plan));
  }

  /**
   * Waits until every application has caught up that can.
   *
   * @param started applications that have just been started, and may not have joined their group
   * @return those that do not run, or read what such a one writes
   */
  private List<String> awaitCaughtUp(
      ReplayScope scope, Set<String> started, Consumer<ReplayEvent> listener)
      throws InterruptedException, ExecutionException {
    ReplayProgress progress =
        new ReplayProgress(connection.admin(), connection.config(), scope, started);
    while (true) {
      List<ReplayProgress.Step> left =
          progress.sample().stream().filter(step -> !step.isCaughtUp()).toList();
      if (left.stream().noneMatch(ReplayProgress.Step::mayCatchUp)) {
        return left.stream().map(ReplayProgress.Step::application).toList();
      }
      Map<String, Long> records = new LinkedHashMap<>();
      left.forEach(step -> records.put(step.application(), step.left()));
      listener.accept(new ReplayEvent.Left(records));
      Thread.sleep(SAMPLE_INTERVAL.toMillis());
    }
  }

  /** What the join has committed is counted once it is readable; an open transaction is not. */
  private boolean awaitReadable() throws InterruptedException, ExecutionException {
    Set<String> topic = Set.of(topics.enriched());
    return OpenTransactions.awaitEnd(
        connection.admin(), TopicOffsets.read(connection.admin(), topic).of(topic), READABLE_LIMIT);
  }

  private OptionalLong dropped(ReplayScope scope) throws InterruptedException {
    OptionalLong sum = OptionalLong.empty();
    for (Flow flow : scope.follows()) {
      OptionalLong of = processes.lateResultsDropped(flow.application());
      if (of.isPresent()) {
        sum = OptionalLong.of(sum.orElse(0) + of.getAsLong());
      }
    }
    return sum;
  }
}
