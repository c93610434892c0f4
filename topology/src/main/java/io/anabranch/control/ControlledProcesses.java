package io.anabranch.control;

import io.anabranch.cluster.ClusterException;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.topology.pipeline.ApplicationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The processes whose applications can be stopped and started. Thread-safe. */
public final class ControlledProcesses {

  private final AnabranchConfig config;
  private final List<ControlEndpoint> endpoints;

  /**
   * Processes that are known.
   *
   * @param config of the pipeline, which names its applications
   */
  public ControlledProcesses(AnabranchConfig config, Collection<ControlEndpoint> endpoints) {
    this.config = config;
    this.endpoints = List.copyOf(endpoints);
  }

  /**
   * Every {@code up} and {@code run} of this user on this machine that works on a cluster.
   *
   * @param runningUp the file by which a running {@code up} is found
   * @throws ClusterException with Kafka's reason if the cluster does not say which it is
   */
  public static ControlledProcesses ofThisMachine(Path runningUp, Connection connection)
      throws InterruptedException {
    return ofThisMachine(runningUp, connection.config(), connection.clusterId());
  }

  static ControlledProcesses ofThisMachine(
      Path runningUp, AnabranchConfig config, String clusterId) {
    return new ControlledProcesses(
        config,
        notes(runningUp).stream()
            .filter(note -> note.clusterId().equals(clusterId))
            .map(ControlEndpoint::of)
            .toList());
  }

  /**
   * Every process's application of a name.
   *
   * @param application its name, without the prefix
   * @throws ControlException if a process does not answer
   */
  public List<ControlledApplication> find(String application) throws InterruptedException {
    List<ControlledApplication> found = new ArrayList<>();
    for (ControlEndpoint endpoint : endpoints) {
      find(application, endpoint).ifPresent(found::add);
    }
    return found;
  }

  /**
   * A process's application of a name.
   *
   * @param application its name, without the prefix
   * @throws ControlException if the process does not answer
   */
  public Optional<ControlledApplication> find(String application, ControlEndpoint endpoint)
      throws InterruptedException {
    return endpoint.find(ApplicationId.of(config, application));
  }

  /**
   * Late results that an application has dropped; empty if none of the processes has it.
   *
   * @throws ControlException if a process does not answer
   */
  public OptionalLong lateResultsDropped(String application) throws InterruptedException {
    List<ControlledApplication> found = find(application);
    return found.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(found.stream().mapToLong(c -> c.health().lateResultsDropped()).sum());
  }

  /**
   * Speed of an application in records a second, as far as it was measured; of all its processes
   * together.
   *
   * @throws ControlException if a process does not answer
   */
  public OptionalDouble recordsPerSecond(String application) throws InterruptedException {
    double speed =
        find(application).stream().mapToDouble(c -> c.health().recordsPerSecond().orElse(0)).sum();
    return speed > 0 ? OptionalDouble.of(speed) : OptionalDouble.empty();
  }

  private static List<ControlNote> notes(Path runningUp) {
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
    return notes;
  }
}
