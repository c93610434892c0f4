package io.anabranch.peer.enrichment;

import io.anabranch.cluster.ClientProperties;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.peer.Parameters;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.reference.ReferenceCopy;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The stages as a pipeline has them, with their processors in this process. They live as long as
 * the process does.
 *
 * @param config of the peer's own topics
 * @param graph the processors, with reference data; threads may share it
 * @param group of the peer's consumers
 */
public record PeerPipeline(
    AnabranchConfig config, Pipeline pipeline, ProcessorGraph graph, String group) {

  /**
   * Loads the models and reads the reference data once. Parameters:
   *
   * <ul>
   *   <li>{@code bootstrapServers}, {@code schemaRegistryUrl}: the cluster; required.
   *   <li>{@code prefix}: begins the names of the topics of messages, which are read, and of
   *       enriched records, which are written; both must be there, with as many partitions each;
   *       required.
   *   <li>{@code referencePrefix}: the same of the topics of reference data, by default {@code
   *       prefix}.
   *   <li>{@code models}: folder of the models that our build prepares; required.
   *   <li>{@code batchSize}: most messages that a model is given at once, by default 64.
   *   <li>{@code group}: of the consumers, by default the prefix and the name of the peer. A new
   *       group begins with the oldest message.
   *   <li>{@code config}: an object of more keys of the pipeline's configuration, such as {@code
   *       stages.sentiment.implementation}.
   * </ul>
   *
   * @param name of the peer
   * @throws io.anabranch.operation.OperationException if no broker answers, or a topic of reference
   *     data is missing
   */
  public static PeerPipeline open(Parameters parameters, String name) throws InterruptedException {
    String prefix = parameters.text("prefix");
    AnabranchConfig config = config(parameters, prefix);
    Pipeline pipeline = Pipeline.load(config);
    ProcessorGraph.Builder builder =
        ProcessorGraph.builder(ConfiguredModels.of(config, parameters.path("models")));
    pipeline.stages().forEach(stage -> builder.add(stage.factory(), stage.options()));
    ProcessorGraph graph = builder.build();
    try (Connection connection =
        Connection.open(config(parameters, parameters.text("referencePrefix", prefix)))) {
      for (Stage stage : pipeline.stages()) {
        Optional<Annotation<?>> reference = stage.factory().reference();
        if (reference.isPresent()) {
          ReferenceCopy.copy(
              connection, reference.get(), (ReferenceData<?>) graph.processor(stage.annotation()));
        }
      }
    }
    return new PeerPipeline(config, pipeline, graph, parameters.text("group", prefix + name));
  }

  private static AnabranchConfig config(Parameters parameters, String prefix) {
    Map<String, String> keys = new HashMap<>();
    keys.put("kafka.bootstrap.servers", parameters.text("bootstrapServers"));
    keys.put("schema.registry.url", parameters.text("schemaRegistryUrl"));
    keys.put("batch.size", Integer.toString(parameters.count("batchSize", 64)));
    parameters
        .json()
        .path("config")
        .properties()
        .forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
    keys.put("topics.prefix", prefix);
    return AnabranchConfig.from(keys);
  }

  public Topics topics() {
    return new Topics(config.topics());
  }

  /** Properties of consumers in the peer's group, which commit by themselves alone. */
  public Map<String, Object> consumer() {
    Map<String, Object> properties = new HashMap<>(ClientProperties.consumer(config));
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return properties;
  }

  /** Properties of producers, which may write records as large as the pipeline's. */
  public Map<String, Object> producer() {
    Map<String, Object> properties = new HashMap<>(ClientProperties.producer(config));
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.RECORD_BYTES);
    return properties;
  }
}
