package io.anabranch.cli.replay;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ControlNote;
import io.anabranch.cli.context.PrivateFile;
import io.anabranch.cli.context.RunningStages;
import io.anabranch.cli.context.RunningUp;
import io.anabranch.control.ControlClient;
import io.anabranch.host.ApplicationHealth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The processes whose applications a command can stop and start. */
public final class ControlledProcesses {

  private final List<Endpoint> endpoints;

  private ControlledProcesses(Stream<Endpoint> endpoints) {
    this.endpoints = endpoints.toList();
  }

  /** Processes that a command was told of. */
  ControlledProcesses(List<ControlClient> clients) {
    this(clients.stream().map(client -> new Endpoint(client, Optional.empty())));
  }

  /** Every {@code up} and {@code run} of this user on this machine that works on a cluster. */
  public static ControlledProcesses ofThisMachine(Path runningUp, String clusterId) {
    List<ControlNote> notes = new ArrayList<>();
    RunningUp.find(runningUp).ifPresent(up -> notes.add(up.control()));
    Path directory = PrivateFile.directory(runningUp);
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, RunningStages.GLOB)) {
        files.forEach(file -> RunningStages.find(file).ifPresent(r -> notes.add(r.control())));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + directory, e);
      }
    }
    return new ControlledProcesses(
        notes.stream()
            .filter(note -> note.clusterId().equals(clusterId))
            .map(note -> new Endpoint(note.client(), Optional.of(Path.of(note.configuration())))));
  }

  /**
   * A process.
   *
   * @param configuration file that it reads the settings of its stages from, if that is known
   */
  public record Endpoint(ControlClient client, Optional<Path> configuration) {}

  /**
   * An application in one of the processes.
   *
   * @param health when it was asked
   */
  public record Controlled(Endpoint process, ApplicationHealth health) {

    public boolean isStopped() {
      return health.state() == ApplicationHealth.State.STOPPED;
    }

    public void stop() throws InterruptedException {
      try {
        process.client().stop(health.name());
      } catch (IOException e) {
        throw failed("stop", e);
      }
    }

    public void start() throws InterruptedException {
      try {
        process.client().start(health.name());
      } catch (IOException e) {
        throw failed("start", e);
      }
    }

    private CommandFailedException failed(String action, IOException e) {
      return new CommandFailedException(
          "cannot %s '%s': %s".formatted(action, health.name(), reason(e)), e);
    }
  }

  /**
   * Every process's application of an {@code application.id}.
   *
   * @throws CommandFailedException if a process does not answer
   */
  public List<Controlled> find(String applicationId) throws InterruptedException {
    List<Controlled> found = new ArrayList<>();
    for (Endpoint process : endpoints) {
      find(applicationId, process).ifPresent(found::add);
    }
    return found;
  }

  /**
   * A process's application of an {@code application.id}.
   *
   * @throws CommandFailedException if the process does not answer
   */
  public static Optional<Controlled> find(String applicationId, Endpoint process)
      throws InterruptedException {
    try {
      return process.client().applications().stream()
          .filter(health -> health.id().equals(applicationId))
          .findFirst()
          .map(health -> new Controlled(process, health));
    } catch (IOException e) {
      throw new CommandFailedException(
          "no answer from the control endpoint %s: %s".formatted(process.client().url(), reason(e)),
          e);
    }
  }

  /** Late results that an application has dropped; empty if none of the processes has it. */
  OptionalLong lateResultsDropped(String applicationId) throws InterruptedException {
    List<Controlled> found = find(applicationId);
    return found.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(found.stream().mapToLong(c -> c.health().lateResultsDropped()).sum());
  }

  /** Speed of an application as far as it was measured; of all its processes together. */
  public OptionalDouble recordsPerSecond(String applicationId) throws InterruptedException {
    double speed =
        find(applicationId).stream()
            .mapToDouble(c -> c.health().recordsPerSecond().orElse(0))
            .sum();
    return speed > 0 ? OptionalDouble.of(speed) : OptionalDouble.empty();
  }

  private static String reason(IOException e) {
    return Optional.ofNullable(e.getMessage()).orElse(e.toString());
  }
}
