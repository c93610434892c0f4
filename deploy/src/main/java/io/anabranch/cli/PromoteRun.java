package io.anabranch.cli;

import io.anabranch.app.ApplicationId;
import io.anabranch.cli.ControlledProcesses.Controlled;
import io.anabranch.config.AnabranchConfig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

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
    plan.change().write();
    if (!plan.restarts()) {
      return Optional.empty();
    }
    try {
      ReplayResult result = new ReplayRun(context.err(), connection, processes).run(plan.replay());
      requireLive(plan);
      return Optional.of(result);
    } catch (InterruptedException e) {
      sayWhatIsLeft(plan);
      throw e;
    } catch (RuntimeException | ExecutionException e) {
      if (others(plan).isEmpty()) {
        sayWhatIsLeft(plan);
        throw e;
      }
      undo(plan);
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

  private void requireLive(PromotePlan plan) throws InterruptedException {
    List<Controlled> others = others(plan);
    if (!others.isEmpty()) {
      throw new CommandFailedException(
          "'%s' runs with %s instead of %s: a variable or a flag of its process sets it otherwise"
              .formatted(
                  plan.stage(), others.get(0).health().model().orElse("no model"), plan.model()));
    }
  }

  /** Instances of the stage that do not have the candidate. */
  private List<Controlled> others(PromotePlan plan) throws InterruptedException {
    return processes.find(ApplicationId.of(config, plan.stage())).stream()
        .filter(controlled -> !controlled.health().model().equals(Optional.of(plan.model())))
        .toList();
  }

  /** Also an instance that has the candidate already goes back to what it was. */
  private void undo(PromotePlan plan) throws InterruptedException {
    plan.change().undo();
    for (Controlled instance : processes.find(ApplicationId.of(config, plan.stage()))) {
      if (instance.health().model().equals(Optional.of(plan.model()))) {
        instance.stop();
        instance.start();
      } else if (instance.isStopped()) {
        instance.start();
      }
    }
  }
}
