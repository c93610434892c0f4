package io.anabranch.devcluster;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and a schema registry on the loopback address, each in a child JVM.
 *
 * <p>Nothing outlives the JVM that starts it: close and exit stop the children in order, and when
 * this JVM is killed they notice and halt. Topics are not created by themselves.
 */
public final class DevCluster implements AutoCloseable {
  private final ClusterFolder folder;
  private final ClusterService broker;
  private final ClusterService registry;
  private final String bootstrapServers;
  private final String schemaRegistryUrl;
  private final @Nullable Thread exitHook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DevCluster(DevClusterConfig config, DevClusterFiles files, ClusterFolder folder) {
    List<Integer> ports =
        Ports.free(List.of(config.kafkaPort(), config.controllerPort(), config.registryPort()));
    int kafkaPort = ports.get(0);
    int registryPort = ports.get(2);
    this.folder = folder;
    bootstrapServers = Ports.HOST + ":" + kafkaPort;
    schemaRegistryUrl = SchemaRegistry.url(registryPort);
    broker =
        new ClusterService(
            KafkaBroker.spec(files, folder, kafkaPort, ports.get(1)), config.startTimeout());
    registry =
        new ClusterService(SchemaRegistry.spec(files, folder, registryPort), config.startTimeout());
    exitHook = config.closeOnExit() ? new Thread(this::shutDown, "dev-cluster-exit") : null;
  }

  /**
   * Starts both services side by side and waits until they answer. Their jars are found through the
   * system property {@code anabranch.home}.
   *
   * @throws DevClusterException if one does not; nothing is left running then
   */
  public static DevCluster start(DevClusterConfig config) {
    DevClusterFiles files = DevClusterFiles.ofHome();
    ClusterFolder folder = ClusterFolder.open(config.dataFolder());
    DevCluster cluster;
    try {
      cluster = new DevCluster(config, files, folder);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    try {
      cluster.startAll();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** For {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** For {@code schema.registry.url}. */
  public String schemaRegistryUrl() {
    return schemaRegistryUrl;
  }

  /** Where data and logs are while the cluster runs. */
  public Path folder() {
    return folder.path();
  }

  /** A folder among the cluster's data, which lives as long as they do. */
  public Path folder(String name) {
    return folder.folder(name);
  }

  public ClusterService broker() {
    return broker;
  }

  public ClusterService registry() {
    return registry;
  }

  /** Stops both services and deletes temporary data. Closing twice is harmless. */
  @Override
  public void close() {
    if (exitHook != null) {
      removeHook(exitHook);
    }
    shutDown();
  }

  private void startAll() {
    if (exitHook != null) {
      Runtime.getRuntime().addShutdownHook(exitHook);
    }
    broker.launch();
    registry.launch();
    broker.awaitReady();
    registry.awaitReady();
  }

  private void shutDown() {
    if (closed.compareAndSet(false, true)) {
      broker.requestStop();
      registry.requestStop();
      broker.awaitGone();
      registry.awaitGone();
      folder.close();
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // The hook runs already, or will not run any more.
    }
  }
}
