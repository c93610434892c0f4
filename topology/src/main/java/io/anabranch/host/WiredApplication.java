package io.anabranch.host;

import io.anabranch.processor.TextProcessor;
import io.anabranch.topology.dependency.Closing;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.Topology;

/**
 * An application, ready to run once.
 *
 * @param properties of Kafka Streams that its topology needs
 * @param processor the model of a stage, to close when the application has stopped
 * @param closing to begin before the application is stopped
 */
record WiredApplication(
    Topology topology,
    Map<String, Object> properties,
    Optional<TextProcessor<?>> processor,
    Closing closing) {

  WiredApplication {
    properties = Map.copyOf(properties);
  }
}
