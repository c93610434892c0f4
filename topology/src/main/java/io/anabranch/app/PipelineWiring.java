package io.anabranch.app;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.topology.AssemblyTopology;
import io.anabranch.topology.Closing;
import io.anabranch.topology.HangCount;
import io.anabranch.topology.InferenceLimit;
import io.anabranch.topology.Needs;
import io.anabranch.topology.Pipeline;
import io.anabranch.topology.RecordSerdes;
import io.anabranch.topology.Stage;
import io.anabranch.topology.StageLimits;
import io.anabranch.topology.StageTopology;
import io.anabranch.topology.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/** Loads the model and builds the topology of each application of a pipeline. */
final class PipelineWiring {

  private final AnabranchConfig config;
  private final Pipeline pipeline;
  private final Models models;
  private final Topics topics;
  private final RecordSerdes serdes;
  private final HangCount hangs;

  /**
   * Prepares, without loading anything.
   *
   * @param models shared by the processors; closed by the caller
   * @param hangs of all models of the process
   */
  PipelineWiring(AnabranchConfig config, Pipeline pipeline, Models models, HangCount hangs) {
    this.config = config;
    this.pipeline = pipeline;
    this.models = models;
    this.topics = new Topics(config.topics());
    this.serdes = ConfiguredSerdes.of(config);
    this.hangs = hangs;
  }

  /**
   * Wires an application by its name, as {@link ApplicationId#all} gives it.
   *
   * @throws NoSuchElementException if the pipeline has none of this name
   */
  WiredApplication wire(String name) {
    AssemblyTopology assemblies =
        new AssemblyTopology(topics, serdes, config.join().retention(), recordLimit());
    if (name.equals(ApplicationId.JOIN)) {
      return new WiredApplication(
          assemblies.join(pipeline, config.join()), Map.of(), Optional.empty(), new Closing());
    }
    for (Needs needs : pipeline.gathers()) {
      if (name.equals(ApplicationId.gather(needs))) {
        return new WiredApplication(
            assemblies.gather(needs), Map.of(), Optional.empty(), new Closing());
      }
    }
    return pipeline.stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .map(this::wire)
        .orElseThrow(() -> new NoSuchElementException("no application '" + name + "'"));
  }

  private WiredApplication wire(Stage stage) {
    StageLimits limits =
        new StageLimits(
            config.textLimit(),
            config.batchSize(),
            new InferenceLimit(config.inferenceLimit()),
            recordLimit());
    StageTopology.WiredStage wired =
        new StageTopology(pipeline, topics, serdes, limits, hangs).build(stage, models);
    Map<String, Object> properties = new HashMap<>(wired.properties());
    threads(stage.name())
        .ifPresent(threads -> properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads));
    return new WiredApplication(
        wired.topology(), properties, Optional.of(wired.processor()), wired.closing());
  }

  private int recordLimit() {
    return StreamsProperties.recordLimit(config);
  }

  /** As configured; otherwise one a core for the embedding, the costliest stage by far. */
  private Optional<Integer> threads(String stage) {
    boolean costly =
        stage.equals(Annotation.EMBEDDING.name())
            && !config.kafka().containsKey(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
    return config
        .stage(stage)
        .threads()
        .or(
            () ->
                costly
                    ? Optional.of(Runtime.getRuntime().availableProcessors())
                    : Optional.empty());
  }
}
