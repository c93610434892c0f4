package io.anabranch.devcluster;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The one cluster of a run, for test classes that keep to topics of a prefix of their own and stop
 * neither broker nor registry. The first of them starts it; it is closed after the last class.
 */
public final class SharedCluster implements BeforeAllCallback {

  private @Nullable DevCluster cluster;

  /** The cluster of the run that a test class belongs to. */
  public static DevCluster of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedCluster.class))
        .computeIfAbsent(
            DevCluster.class,
            key -> DevCluster.start(DevClusterConfig.isolated()),
            DevCluster.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster = of(context);
  }

  public String bootstrapServers() {
    return cluster().bootstrapServers();
  }

  public String schemaRegistryUrl() {
    return cluster().schemaRegistryUrl();
  }

  /** Keys of a configuration with topics of a prefix. */
  public Map<String, String> settings(String prefix) {
    return Map.of(
        "kafka.bootstrap.servers",
        bootstrapServers(),
        "schema.registry.url",
        schemaRegistryUrl(),
        "topics.prefix",
        prefix);
  }

  /** Variables for commands on topics of a prefix. */
  public Map<String, String> environment(String prefix) {
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS",
        bootstrapServers(),
        "SCHEMA_REGISTRY_URL",
        schemaRegistryUrl(),
        "ANABRANCH_TOPICS_PREFIX",
        prefix);
  }

  private DevCluster cluster() {
    return Objects.requireNonNull(cluster);
  }
}
