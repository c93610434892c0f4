package io.anabranch.cli.replay;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.Interruption;
import io.anabranch.cli.replay.ControlledProcesses.Controlled;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.replay.ReplayPlan;
import io.anabranch.replay.ReplayScope;
import io.anabranch.topology.pipeline.ApplicationId;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/** Sets the groups of stopped applications back; whatever it stops, it starts again. */
final class OffsetReset {

  /** A member that was killed is in its group until its session ends: 10 seconds by default. */
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(12);

  private static final int START_ATTEMPTS = 3;
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

  private final PrintWriter err;
  private final Admin admin;
  private final AnabranchConfig config;
  private final ControlledProcesses processes;

  OffsetReset(PrintWriter err, Admin admin, AnabranchConfig config, ControlledProcesses processes) {
    this.err = err;
    this.admin = admin;
    this.config = config;
    this.processes = processes;
  }

  /**
   * Stops, sets back, and starts again, also after an error or an interruption.
   *
   * @return the applications that were started again
   * @throws CommandFailedException if a group is still live; then no offset has changed
   */
  Set<String> run(ReplayPlan plan) throws InterruptedException, ExecutionException {
    List<String> applications = ReplayScope.names(plan.scope().resets());
    List<Controlled> running = running(applications);
    for (String application : applications) {
      if (running.stream().noneMatch(c -> c.health().name().equals(application))) {
        requireNoMembers(application);
      }
    }
    List<Controlled> stopped = new ArrayList<>();
    List<Controlled> started = new ArrayList<>();
    try {
      for (Controlled application : running) {
        err.println("stopping " + application.health().name());
        stopped.add(application);
        application.stop();
      }
      for (String application : applications) {
        awaitNoMembers(application);
      }
      for (var group : plan.offsets().entrySet()) {
        GroupOffsets.commit(admin, ApplicationId.of(config, group.getKey()), group.getValue());
        err.println("set back " + group.getKey());
      }
    } finally {
      Interruption.holdBackWhile(
          () -> stopped.stream().filter(this::startAgain).forEach(started::add));
    }
    if (started.size() < stopped.size()) {
      throw new CommandFailedException("not every application has been started again; see above");
    }
    return started.stream()
        .map(application -> application.health().name())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Controlled> running(List<String> applications) throws InterruptedException {
    List<Controlled> running = new ArrayList<>();
    for (String application : applications) {
      processes.find(ApplicationId.of(config, application)).stream()
          .filter(controlled -> !controlled.isStopped())
          .forEach(running::add);
    }
    return running;
  }

  private void awaitNoMembers(String application) throws InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + LEAVE_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline && !members(application).isEmpty()) {
      Thread.sleep(LOOK_INTERVAL.toMillis());
    }
    requireNoMembers(application);
  }

  private void requireNoMembers(String application)
      throws InterruptedException, ExecutionException {
    List<String> members = members(application);
    if (!members.isEmpty()) {
      throw new CommandFailedException(
          ("nothing has changed: group '%s' is live, with %s; stop them, or give the control"
                  + " endpoint of their process by --control")
              .formatted(ApplicationId.of(config, application), String.join(", ", members)));
    }
  }

  private List<String> members(String application) throws InterruptedException, ExecutionException {
    return GroupOffsets.members(admin, ApplicationId.of(config, application));
  }

  /**
   * Starts one again. Tries a few times: one that was too busy to stop in time has to stop before.
   *
   * @return whether it has started
   */
  private boolean startAgain(Controlled application) {
    for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      try {
        application.start();
        err.println("started " + application.health().name());
        return true;
      } catch (CommandFailedException e) {
        err.println("anabranch: " + e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }
}
