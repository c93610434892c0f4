package io.anabranch.topics;

import io.anabranch.topology.pipeline.Topic;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic of the pipeline, as the cluster has it.
 *
 * @param topic as it would be created
 * @param partitions 0 if it is absent
 * @param config of the cluster, under Kafka's names; empty if it is absent
 */
public record TopicState(Topic topic, int partitions, Map<String, String> config) {

  public TopicState {
    config = Map.copyOf(config);
  }

  /** Whether the cluster has it. */
  public boolean isPresent() {
    return partitions > 0;
  }

  /** How long it keeps records, as the cluster has it: in milliseconds, forever if negative. */
  public Optional<Long> retentionMillis() {
    return Optional.ofNullable(config.get(TopicConfig.RETENTION_MS_CONFIG)).map(Long::valueOf);
  }

  /** What becomes of old records, as Kafka calls it: {@code delete}, {@code compact} or both. */
  public Optional<String> cleanupPolicy() {
    return Optional.ofNullable(config.get(TopicConfig.CLEANUP_POLICY_CONFIG));
  }

  /** Whether it keeps the newest record of each key for good. */
  public boolean keepsForever() {
    boolean deletes = cleanupPolicy().filter(policy -> policy.contains("delete")).isPresent();
    return !deletes || retentionMillis().filter(millis -> millis < 0).isPresent();
  }
}
