package io.anabranch.replay;

import io.anabranch.cluster.Connection;
import io.anabranch.cluster.GroupOffsets;
import io.anabranch.control.ControlException;
import io.anabranch.control.ControlledApplication;
import io.anabranch.control.ControlledProcesses;
import io.anabranch.operation.Cancellation;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Waiting;
import io.anabranch.topology.pipeline.ApplicationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the groups of stopped applications back; whatever it stops, it starts again. */
final class OffsetReset {

  private static final Logger LOG = LoggerFactory.getLogger(OffsetReset.class);

  /** A member that was killed is in its group until its session ends: 10 seconds by default. */
  private static final Duration LEAVE_TIMEOUT = Duration.ofSeconds(12);

  private static final int START_ATTEMPTS = 3;
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(100);

  private final Connection connection;
  private final ControlledProcesses processes;
  private final Consumer<ReplayEvent> listener;

  OffsetReset(
      Connection connection, ControlledProcesses processes, Consumer<ReplayEvent> listener) {
    this.connection = connection;
    this.processes = processes;
    this.listener = listener;
  }

  /**
   * Stops, sets back, and starts again, also after an error or an interruption.
   *
   * @return the applications that were started again
   * @throws OperationException if a group is still live; then no offset has changed
   */
  Set<String> run(ReplayPlan plan) throws InterruptedException, ExecutionException {
    List<String> applications = ReplayScope.names(plan.scope().resets());
    List<ControlledApplication> running = running(applications);
    for (String application : applications) {
      if (running.stream().noneMatch(c -> c.name().equals(application))) {
        requireNoMembers(application);
      }
    }
    List<ControlledApplication> stopped = new ArrayList<>();
    List<ControlledApplication> started = new ArrayList<>();
    try {
      for (ControlledApplication application : running) {
        listener.accept(new ReplayEvent.Stopping(application.name()));
        stopped.add(application);
        application.stop();
      }
      for (String application : applications) {
        awaitNoMembers(application);
      }
      for (var group : plan.offsets().entrySet()) {
        GroupOffsets.commit(connection.admin(), groupOf(group.getKey()), group.getValue());
        listener.accept(new ReplayEvent.SetBack(group.getKey()));
      }
    } finally {
      Cancellation.holdBackWhile(
          () -> stopped.stream().filter(this::startAgain).forEach(started::add));
    }
    if (started.size() < stopped.size()) {
      throw new OperationException("not every application has been started again; see above");
    }
    return started.stream()
        .map(ControlledApplication::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<ControlledApplication> running(List<String> applications)
      throws InterruptedException {
    List<ControlledApplication> running = new ArrayList<>();
    for (String application : applications) {
      processes.find(application).stream()
          .filter(controlled -> !controlled.isStopped())
          .forEach(running::add);
    }
    return running;
  }

  private void awaitNoMembers(String application) throws InterruptedException, ExecutionException {
    var unused = Waiting.until(() -> members(application).isEmpty(), LEAVE_TIMEOUT, LOOK_INTERVAL);
    requireNoMembers(application);
  }

  private void requireNoMembers(String application)
      throws InterruptedException, ExecutionException {
    List<String> members = members(application);
    if (!members.isEmpty()) {
      throw new OperationException(
          ("nothing has changed: group '%s' is live, with %s; stop them, or give the control"
                  + " endpoint of their process by --control")
              .formatted(groupOf(application), String.join(", ", members)));
    }
  }

  private List<String> members(String application) throws InterruptedException, ExecutionException {
    return GroupOffsets.members(connection.admin(), groupOf(application));
  }

  private String groupOf(String application) {
    return ApplicationId.of(connection.config(), application);
  }

  /**
   * Starts one again. Tries a few times: one that was too busy to stop in time has to stop before.
   *
   * @return whether it has started
   */
  private boolean startAgain(ControlledApplication application) {
    for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      try {
        application.start();
        tell(new ReplayEvent.Started(application.name()));
        return true;
      } catch (ControlException e) {
        tell(new ReplayEvent.NotStarted(application.name(), String.valueOf(e.getMessage())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return false;
  }

  /** A listener that fails must not keep what was stopped from being started. */
  private void tell(ReplayEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.warn("A listener of a replay has failed", e);
    }
  }
}
