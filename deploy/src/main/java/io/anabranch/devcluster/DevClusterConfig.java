package io.anabranch.devcluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the dev cluster listens and keeps its data.
 *
 * @param kafkaPort preferred port of the broker; another free one is taken when it is in use, and
 *     any free one when it is 0
 * @param controllerPort the same for the controller, which only the broker talks to
 * @param registryPort the same for the schema registry
 * @param dataFolder keeps messages, schemas and logs; without one they live in a temporary folder
 *     and are deleted on close
 * @param startTimeout how long one service may take to become ready
 * @param closeOnExit whether a shutdown hook closes the cluster; an application that closes it
 *     after its own clients, even on a signal, says no
 */
public record DevClusterConfig(
    int kafkaPort,
    int controllerPort,
    int registryPort,
    Optional<Path> dataFolder,
    Duration startTimeout,
    boolean closeOnExit) {

  public DevClusterConfig {
    requirePort("kafkaPort", kafkaPort);
    requirePort("controllerPort", controllerPort);
    requirePort("registryPort", registryPort);
    if (startTimeout.isNegative() || startTimeout.isZero()) {
      throw new IllegalArgumentException("startTimeout must be positive, but is " + startTimeout);
    }
  }

  /** The customary ports 9092 and 8081 where they are free, and temporary data. */
  public static DevClusterConfig defaults() {
    return new DevClusterConfig(9092, 0, 8081, Optional.empty(), Duration.ofSeconds(90), true);
  }

  /** Free ports and temporary data, so that clusters do not meet. */
  public static DevClusterConfig isolated() {
    return defaults().withKafkaPort(0).withRegistryPort(0);
  }

  public DevClusterConfig withKafkaPort(int port) {
    return new DevClusterConfig(
        port, controllerPort, registryPort, dataFolder, startTimeout, closeOnExit);
  }

  public DevClusterConfig withRegistryPort(int port) {
    return new DevClusterConfig(
        kafkaPort, controllerPort, port, dataFolder, startTimeout, closeOnExit);
  }

  public DevClusterConfig withDataFolder(Path folder) {
    return new DevClusterConfig(
        kafkaPort, controllerPort, registryPort, Optional.of(folder), startTimeout, closeOnExit);
  }

  public DevClusterConfig withStartTimeout(Duration timeout) {
    return new DevClusterConfig(
        kafkaPort, controllerPort, registryPort, dataFolder, timeout, closeOnExit);
  }

  public DevClusterConfig withCloseOnExit(boolean close) {
    return new DevClusterConfig(
        kafkaPort, controllerPort, registryPort, dataFolder, startTimeout, close);
  }

  private static void requirePort(String key, int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException(
          key + " must be 0 (any free port) or 1 to 65535, but is " + port);
    }
  }
}
