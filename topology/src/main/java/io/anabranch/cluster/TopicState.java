package io.anabranch.cluster;

import io.anabranch.topology.pipeline.Topic;
import java.util.Map;

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

  public boolean isPresent() {
    return partitions > 0;
  }
}
