package io.anabranch.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process whose applications can be stopped and started. Thread-safe.
 *
 * @param client speaks to it
 * @param configuration file that the process reads the settings of its stages from, if that is
 *     known
 */
public record ControlEndpoint(ControlClient client, Optional<Path> configuration) {

  /** A process of which nothing but its address is known. */
  public static ControlEndpoint of(ControlClient client) {
    return new ControlEndpoint(client, Optional.empty());
  }

  static ControlEndpoint of(ControlNote note) {
    return new ControlEndpoint(note.client(), Optional.of(Path.of(note.configuration())));
  }

  /**
   * The process's application of an {@code application.id}, if it has it.
   *
   * @throws ControlException if the process does not answer
   */
  public Optional<ControlledApplication> find(String applicationId) throws InterruptedException {
    try {
      return client.applications().stream()
          .filter(health -> health.id().equals(applicationId))
          .findFirst()
          .map(health -> new ControlledApplication(this, health));
    } catch (IOException e) {
      throw ControlException.noAnswer(this, e);
    }
  }
}
