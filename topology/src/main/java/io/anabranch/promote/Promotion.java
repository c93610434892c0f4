package io.anabranch.promote;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.control.ControlEndpoint;
import io.anabranch.control.ControlException;
import io.anabranch.control.ControlledApplication;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.operation.OperationException;
import io.anabranch.replay.Replay;
import io.anabranch.replay.ReplayResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Carries a promotion out; puts the configuration back if the candidate does not come to life. To
 * be used by one thread; another cancels it with {@link io.anabranch.operation.Cancellation}.
 */
public final class Promotion {

  private final Connection connection;
  private final ControlledProcesses processes;

  /**
   * Works through a connection, which the caller closes.
   *
   * @param processes in which the stage is restarted
   */
  public Promotion(Connection connection, ControlledProcesses processes) {
    this.connection = connection;
    this.processes = processes;
  }

  /**
   * Promotes.
   *
   * @param listener told of the progress, on this thread
   * @return what the replay has done; empty if the stage was not restarted
   * @throws OperationException if the stage does not run with the candidate
   * @throws ClusterException with Kafka's reason
   */
  public Optional<ReplayResult> run(PromotionPlan plan, Consumer<PromotionEvent> listener)
      throws InterruptedException {
    if (!plan.restarts()) {
      plan.change().write();
      return Optional.empty();
    }
    Set<ControlEndpoint> hosts = hosts(plan);
    plan.change().write();
    try {
      ReplayResult result =
          new Replay(connection.with(plan.config()), processes)
              .run(plan.replay(), event -> listener.accept(new PromotionEvent.Replaying(event)));
      requireLive(plan, hosts);
      return Optional.of(result);
    } catch (InterruptedException e) {
      listener.accept(new PromotionEvent.ReplayUnfinished(plan.change().file()));
      throw e;
    } catch (RuntimeException e) {
      if (isLive(plan, hosts)) {
        listener.accept(new PromotionEvent.ReplayUnfinished(plan.change().file()));
        throw e;
      }
      undo(plan, hosts, listener);
      throw new OperationException(
          "%s; %s is as it was".formatted(e.getMessage(), plan.change().file()), e);
    }
  }

  private void requireLive(PromotionPlan plan, Set<ControlEndpoint> hosts)
      throws InterruptedException {
    List<ControlledApplication> others = others(plan, hosts);
    if (!others.isEmpty()) {
      throw new OperationException(
          "'%s' runs with %s instead of %s: a variable or a flag of its process sets it otherwise"
              .formatted(
                  plan.stage(), others.get(0).health().model().orElse("no model"), plan.model()));
    }
  }

  /** A process that does not answer may have died of the candidate. */
  private boolean isLive(PromotionPlan plan, Set<ControlEndpoint> hosts)
      throws InterruptedException {
    try {
      return others(plan, hosts).isEmpty();
    } catch (ControlException e) {
      return false;
    }
  }

  /** The processes that run the stage. One in which somebody has stopped it is left alone. */
  private Set<ControlEndpoint> hosts(PromotionPlan plan) throws InterruptedException {
    return instances(plan)
        .filter(instance -> !instance.isStopped())
        .map(ControlledApplication::endpoint)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Instances of the stage that do not have the candidate. */
  private List<ControlledApplication> others(PromotionPlan plan, Set<ControlEndpoint> hosts)
      throws InterruptedException {
    return instances(plan)
        .filter(instance -> hosts.contains(instance.endpoint()))
        .filter(instance -> !instance.health().model().equals(Optional.of(plan.model())))
        .toList();
  }

  private Stream<ControlledApplication> instances(PromotionPlan plan) throws InterruptedException {
    return processes.find(plan.stage()).stream();
  }

  /** Also an instance that has the candidate already goes back to what it was. */
  private void undo(
      PromotionPlan plan, Set<ControlEndpoint> hosts, Consumer<PromotionEvent> listener)
      throws InterruptedException {
    plan.change().undo();
    for (ControlEndpoint host : hosts) {
      try {
        Optional<ControlledApplication> instance = processes.find(plan.stage(), host);
        if (instance.isPresent()) {
          undo(instance.get(), plan);
        }
      } catch (ControlException e) {
        listener.accept(new PromotionEvent.NotUndone(String.valueOf(e.getMessage())));
      }
    }
  }

  private static void undo(ControlledApplication instance, PromotionPlan plan)
      throws InterruptedException {
    if (instance.health().model().equals(Optional.of(plan.model()))) {
      instance.stop();
    }
    // Does nothing where the stage runs.
    instance.start();
  }
}
