package io.anabranch.cli.promote;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Connection;
import io.anabranch.cli.replay.ControlledProcesses;
import io.anabranch.cli.replay.ControlledProcesses.Controlled;
import io.anabranch.cli.replay.ControlledProcesses.Endpoint;
import io.anabranch.cli.replay.ReplayResult;
import io.anabranch.cli.replay.ReplayRun;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries a promotion out; puts the configuration back if the candidate does not come to life. */
final class PromoteRun {

  private final CliContext context;
  private final Connection connection;
  private final AnabranchConfig config;
  private final ControlledProcesses processes;

  PromoteRun(CliContext context, Connection connection, ControlledProcesses processes) {
    this.context = context;
    this.connection = connection;
    this.config = connection.config();
    this.processes = processes;
  }

  /**
   * Promotes.
   *
   * @return what the replay has done; empty if the stage was not restarted
   * @throws CommandFailedException if the stage does not run with the candidate
   */
  Optional<ReplayResult> run(PromotePlan plan) throws InterruptedException, ExecutionException {
    if (!plan.restarts()) {
      plan.change().write();
      return Optional.empty();
    }
    Set<Endpoint> hosts = hosts(plan);
    plan.change().write();
    try {
      ReplayResult result = new ReplayRun(context.err(), connection, processes).run(plan.replay());
      requireLive(plan, hosts);
      return Optional.of(result);
    } catch (InterruptedException e) {
      sayWhatIsLeft(plan);
      throw e;
    } catch (RuntimeException | ExecutionException e) {
      if (isLive(plan, hosts)) {
        sayWhatIsLeft(plan);
        throw e;
      }
      undo(plan, hosts);
      throw new CommandFailedException(
          "%s; %s is as it was".formatted(e.getMessage(), plan.change().file()), e);
    }
  }

  private void sayWhatIsLeft(PromotePlan plan) {
    context
        .err()
        .println(
            "%s names the candidate; the replay is not finished: %s"
                .formatted(plan.change().file(), plan.replayLater()));
  }

  private void requireLive(PromotePlan plan, Set<Endpoint> hosts) throws InterruptedException {
    List<Controlled> others = others(plan, hosts);
    if (!others.isEmpty()) {
      throw new CommandFailedException(
          "'%s' runs with %s instead of %s: a variable or a flag of its process sets it otherwise"
              .formatted(
                  plan.stage(), others.get(0).health().model().orElse("no model"), plan.model()));
    }
  }

  /** A process that does not answer may have died of the candidate. */
  private boolean isLive(PromotePlan plan, Set<Endpoint> hosts) throws InterruptedException {
    try {
      return others(plan, hosts).isEmpty();
    } catch (CommandFailedException e) {
      return false;
    }
  }

  /** The processes that run the stage. One in which somebody has stopped it is left alone. */
  private Set<Endpoint> hosts(PromotePlan plan) throws InterruptedException {
    return instances(plan)
        .filter(instance -> !instance.isStopped())
        .map(Controlled::process)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Instances of the stage that do not have the candidate. */
  private List<Controlled> others(PromotePlan plan, Set<Endpoint> hosts)
      throws InterruptedException {
    return instances(plan)
        .filter(instance -> hosts.contains(instance.process()))
        .filter(instance -> !instance.health().model().equals(Optional.of(plan.model())))
        .toList();
  }

  private Stream<Controlled> instances(PromotePlan plan) throws InterruptedException {
    return processes.find(ApplicationId.of(config, plan.stage())).stream();
  }

  /** Also an instance that has the candidate already goes back to what it was. */
  private void undo(PromotePlan plan, Set<Endpoint> hosts) throws InterruptedException {
    plan.change().undo();
    String id = ApplicationId.of(config, plan.stage());
    for (Endpoint host : hosts) {
      try {
        Optional<Controlled> instance = ControlledProcesses.find(id, host);
        if (instance.isPresent()) {
          undo(instance.get(), plan);
        }
      } catch (CommandFailedException e) {
        context.err().println("anabranch: " + e.getMessage());
      }
    }
  }

  private static void undo(Controlled instance, PromotePlan plan) throws InterruptedException {
    if (instance.health().model().equals(Optional.of(plan.model()))) {
      instance.stop();
    }
    // Does nothing where the stage runs.
    instance.start();
  }
}
