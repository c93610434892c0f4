package io.anabranch.topology;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import java.time.Clock;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology of every stage: input topic, processor, result topic, and dead letters.
 *
 * @param pipeline where the stage stands
 * @param topics names of the topics
 * @param serdes of the records
 * @param limits of texts, batches and records
 */
public record StageTopology(
    Pipeline pipeline, Topics topics, RecordSerdes serdes, StageLimits limits) {

  /**
   * A stage, ready to run.
   *
   * @param topology of the stage
   * @param properties that the application must have for the topology to work
   * @param processor to close when the application is closed
   */
  public record WiredStage(
      Topology topology, Map<String, Object> properties, TextProcessor<?> processor) {}

  /** Loads the model of a stage and wires it. */
  public WiredStage build(Stage stage, Models models) {
    return build(stage, stage.factory(), models);
  }

  private <T extends SpecificRecord> WiredStage build(
      Stage stage, ProcessorFactory<T> factory, Models models) {
    TextProcessor<T> processor = factory.create(stage.options(), models);
    LookAhead<T> lookAhead = new LookAhead<>();
    Map<String, Object> properties =
        Map.of(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
            LookAheadInterceptor.class.getName(),
            StreamsConfig.mainConsumerPrefix(LookAheadInterceptor.LOOK_AHEAD_CONFIG),
            lookAhead);
    return new WiredStage(
        build(stage, factory.annotation(), processor, lookAhead), properties, processor);
  }

  /** Wires one stage around a processor, which stays open when the topology is closed. */
  <T extends SpecificRecord> Topology build(
      Stage stage, Annotation<T> annotation, TextProcessor<T> processor, LookAhead<T> lookAhead) {
    String name = stage.name();
    Needs needs = pipeline.needs(stage);
    String input = topics.of(needs);
    RecordLimit limit = new RecordLimit(limits.record());
    Sinks sinks = new Sinks(name, topics.of(annotation), topics.deadLetters());
    Topology topology = new Topology();
    stage
        .factory()
        .reference()
        .ifPresent(reference -> addReference(topology, name, reference, processor));
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            name + "-input",
            new RecordTimestamps(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            input)
        .addProcessor(
            name,
            () ->
                new StageNode<>(
                    name,
                    () -> new StageInputReader(input, needs, serdes.deserializer(), limits.text()),
                    new StageProcessing<>(annotation, processor, Clock.systemUTC()),
                    lookAhead,
                    limits.batch(),
                    limit,
                    context -> new Outlet(context, sinks, serdes.serializer(), limit)),
            name + "-input");
    return sinks.addTo(topology);
  }

  private <R extends SpecificRecord> void addReference(
      Topology topology, String stage, Annotation<R> reference, TextProcessor<?> processor) {
    if (!(processor instanceof ReferenceData<?> data)) {
      throw new IllegalStateException(
          "stage '%s' reads reference data '%s', but its processor does not take any"
              .formatted(stage, reference));
    }
    @SuppressWarnings("unchecked") // The factory promises data of the type of its reference.
    ReferenceData<R> typed = (ReferenceData<R>) data;
    String topic = topics.of(reference);
    String store = stage + "-" + reference.name();
    topology.addGlobalStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(store), Serdes.ByteArray(), Serdes.ByteArray())
            .withLoggingDisabled(),
        store + "-input",
        new RecordTimestamps(),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer(),
        topic,
        store + "-update",
        () -> new ReferenceNode<>(topic, store, reference, typed, serdes.deserializer()));
  }
}
