package io.anabranch.control;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a process is controlled, for the other commands of the same user.
 *
 * @param clusterId of the Kafka cluster that its applications work on
 * @param url of its control endpoint
 * @param token of that
 * @param configuration file that the process reads the settings of its stages from, if it is there
 */
public record ControlNote(String clusterId, String url, String token, String configuration) {

  public ControlNote {
    Objects.requireNonNull(clusterId, "clusterId");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(configuration, "configuration");
  }

  public static ControlNote of(
      String clusterId, ControlServer server, ControlToken token, Path configuration) {
    return new ControlNote(
        clusterId, server.url().toString(), token.value(), configuration.toString());
  }

  public ControlClient client() {
    return new ControlClient(URI.create(url), new ControlToken(token));
  }

  @Override
  public String toString() {
    return url + " of cluster " + clusterId;
  }
}
