package io.anabranch.host;

import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Models;
import io.anabranch.topology.assembly.AssemblyTopology;
import io.anabranch.topology.dependency.Closing;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.intake.IntakeTopology;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.limit.InferenceLimit;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.MessageIdentity;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.stage.StageLimits;
import io.anabranch.topology.stage.StageTopics;
import io.anabranch.topology.stage.StageTopology;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Loads the model and builds the topology of each application of a pipeline. */
final class PipelineWiring {

  private final AnabranchConfig config;
  private final Pipeline pipeline;
  private final Models models;
  private final Topics topics;
  private final RecordSerdes serdes;
  private final StageSettings settings;
  private final HungCalls hangs;
  private final Supplier<Incarnation> messages;

  /**
   * Prepares, without loading anything.
   *
   * @param models shared by the processors; closed by the caller
   * @param settings asked whenever a stage is wired
   * @param hangs of all models of the process
   * @param messages says which incarnation of the topic of messages there is, once an application
   *     is about to start
   */
  PipelineWiring(
      AnabranchConfig config,
      Pipeline pipeline,
      Models models,
      StageSettings settings,
      HungCalls hangs,
      Supplier<Incarnation> messages) {
    this.config = config;
    this.pipeline = pipeline;
    this.models = models;
    this.topics = new Topics(config.topics());
    this.serdes = ConfiguredSerdes.of(config);
    this.settings = settings;
    this.hangs = hangs;
    this.messages = messages;
  }

  /**
   * Wires an application by its name, as {@link ApplicationId#all} gives it.
   *
   * @throws NoSuchElementException if the pipeline has none of this name
   */
  WiredApplication wire(String name) {
    AssemblyTopology assemblies =
        new AssemblyTopology(
            topics,
            new MessageIdentity(topics.messages(), pipeline.foreignTopics()),
            serdes,
            config.join().retention(),
            recordLimit(),
            messages,
            System::nanoTime);
    if (name.equals(ApplicationId.INTAKE)) {
      return withoutModel(
          new IntakeTopology(topics, serdes, ConfiguredSerdes.framedValues(config), recordLimit())
              .build(pipeline));
    }
    if (name.equals(ApplicationId.JOIN)) {
      return withoutModel(assemblies.join(pipeline, config.join()));
    }
    for (Needs needs : pipeline.gathers()) {
      if (name.equals(ApplicationId.gather(needs))) {
        return withoutModel(assemblies.gather(needs));
      }
    }
    StageSettings.Setting now = settings.of(pipeline.stage(name));
    return wired(now, StageTopics.live(pipeline, topics, serdes, now.stage()));
  }

  private static WiredApplication withoutModel(Topology topology) {
    return new WiredApplication(topology, Map.of(), Optional.empty(), new Closing());
  }

  /**
   * Wires a shadow of a stage.
   *
   * @throws NoSuchElementException if the pipeline has no stage of this name
   */
  WiredApplication wireShadow(String stage) {
    StageSettings.Setting now = settings.of(pipeline.stage(stage));
    return wired(now, StageTopics.shadow(pipeline, topics, serdes, now.stage()));
  }

  private StageTopology stages() {
    StageLimits limits =
        new StageLimits(
            config.textLimit(),
            config.batchSize(),
            InferenceLimit.of(config.inferenceLimit(), StreamsProperties.areTransactional(config)),
            recordLimit());
    return new StageTopology(pipeline, topics, serdes, limits, hangs);
  }

  private WiredApplication wired(StageSettings.Setting setting, StageTopics where) {
    StageTopology.WiredStage wired = stages().build(setting.stage(), models, where);
    Map<String, Object> properties = new HashMap<>(wired.properties());
    threads(setting)
        .ifPresent(threads -> properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads));
    return new WiredApplication(
        wired.topology(), properties, Optional.of(wired.processor()), wired.closing());
  }

  private int recordLimit() {
    return StreamsProperties.recordLimit(config);
  }

  /** As configured for the stage or for all of Kafka Streams, otherwise as the stage says. */
  private Optional<Integer> threads(StageSettings.Setting setting) {
    if (setting.threads().isPresent()
        || config.kafka().containsKey(StreamsConfig.NUM_STREAM_THREADS_CONFIG)) {
      return setting.threads();
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return Optional.of(setting.stage().description().threads(cores));
  }
}
