package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import io.anabranch.topology.dependency.Closing;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.RecordTimestamps;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.Sinks;
import io.anabranch.topology.record.SubstituteTopicSerializer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
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
 * @param limits of texts, batches, time and records
 * @param hangs of all stages of the process
 */
public record StageTopology(
    Pipeline pipeline, Topics topics, RecordSerdes serdes, StageLimits limits, HungCalls hangs) {

  /**
   * A stage, ready to run.
   *
   * @param topology of the stage
   * @param properties that the application must have for the topology to work
   * @param processor to close when the application is closed
   * @param closing to begin before the application is closed
   */
  public record WiredStage(
      Topology topology,
      Map<String, Object> properties,
      TextProcessor<?> processor,
      Closing closing) {}

  /**
   * How a stage takes reference data.
   *
   * @param processor that is given the data
   * @param closing ends its wait for a broken dependency
   */
  public record Reference(TextProcessor<?> processor, Closing closing) {}

  /**
   * Where a stage reads and writes.
   *
   * @param inputs topics
   * @param serdes of the records in them
   */
  private record StageTopics(List<String> inputs, Sinks sinks, RecordSerdes serdes) {}

  /** Loads the model of a stage and wires it. */
  public WiredStage build(Stage stage, Models models) {
    return build(stage, stage.factory(), models, liveTopics(stage));
  }

  /**
   * Loads the model of a stage and wires it as a shadow: it reads what the stage reads, but for its
   * retries, and writes to the topics of a comparison, so that nothing else notices.
   */
  public WiredStage buildShadow(Stage stage, Models models) {
    return build(stage, stage.factory(), models, shadowTopics(stage));
  }

  private <T extends SpecificRecord> WiredStage build(
      Stage stage, ProcessorFactory<T> factory, Models models, StageTopics stageTopics) {
    TextProcessor<T> processor = create(stage, factory, models);
    TextProcessor<T> bounded =
        new BoundedProcessor<>(stage.name(), processor, limits.inference(), hangs);
    LookAhead<T> lookAhead = new LookAhead<>();
    Closing closing = new Closing();
    Map<String, Object> properties =
        Map.of(
            StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
            LookAheadInterceptor.class.getName(),
            StreamsConfig.mainConsumerPrefix(LookAheadInterceptor.LOOK_AHEAD_CONFIG),
            lookAhead);
    Topology topology =
        build(
            stage,
            factory.annotation(),
            bounded,
            lookAhead,
            new Reference(processor, closing),
            stageTopics);
    return new WiredStage(topology, properties, bounded, closing);
  }

  private static <T extends SpecificRecord> TextProcessor<T> create(
      Stage stage, ProcessorFactory<T> factory, Models models) {
    try {
      return factory.create(stage.options(), models);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("stages.%s: %s".formatted(stage.name(), e.getMessage()));
    }
  }

  /**
   * Wires one stage around a processor, which stays open when the topology is closed.
   *
   * @param reference how it takes reference data, if it reads any
   */
  public <T extends SpecificRecord> Topology build(
      Stage stage,
      Annotation<T> annotation,
      TextProcessor<T> processor,
      LookAhead<T> lookAhead,
      Reference reference) {
    return build(stage, annotation, processor, lookAhead, reference, liveTopics(stage));
  }

  private <T extends SpecificRecord> Topology build(
      Stage stage,
      Annotation<T> annotation,
      TextProcessor<T> processor,
      LookAhead<T> lookAhead,
      Reference reference,
      StageTopics stageTopics) {
    String name = stage.name();
    Needs needs = pipeline.needs(stage);
    RetryTopic retryTopic = new RetryTopic(topics.retry(name));
    StageProcessing<T> processing = new StageProcessing<>(annotation, processor, Clock.systemUTC());
    StageComputation computation =
        new StageComputation(
            name,
            stage.options(),
            referenceVersion(reference.processor()),
            needs.annotations().equals(List.of(Annotation.MESSAGE)));
    RecordLimit limit = new RecordLimit(limits.record());
    Topology topology = new Topology();
    stage.factory().reference().ifPresent(data -> addReference(topology, name, data, reference));
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            name + "-input",
            new RecordTimestamps(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            stageTopics.inputs().toArray(String[]::new))
        .addProcessor(
            name,
            () ->
                new StageNode<>(
                    computation,
                    () ->
                        new StageAnswers<>(
                            new StageInputReader(
                                topics,
                                StageReading.of(pipeline, stage),
                                stageTopics.serdes().deserializer(),
                                limits.text()),
                            retryTopic,
                            processing,
                            lookAhead,
                            limits.batch()),
                    processing,
                    hangs,
                    annotation.equals(Annotation.CONTENT),
                    limit,
                    context ->
                        new RecordForwarder(
                            context,
                            stageTopics.sinks(),
                            stageTopics.serdes().serializer(),
                            limit)),
            name + "-input");
    return stageTopics.sinks().addTo(topology);
  }

  private static Function<SpecificRecord, String> referenceVersion(TextProcessor<?> processor) {
    return processor instanceof ReferenceData<?> data ? data::version : result -> "";
  }

  private StageTopics liveTopics(Stage stage) {
    return new StageTopics(
        List.of(topics.of(pipeline.needs(stage)), topics.retry(stage.name())),
        new Sinks(stage.name(), topics.of(stage.annotation()), topics.deadLetters()),
        serdes);
  }

  private StageTopics shadowTopics(Stage stage) {
    String results = topics.comparison(stage.name());
    String deadLetters = topics.comparisonDeadLetters(stage.name());
    Map<String, String> registeredFor =
        Map.of(results, topics.of(stage.annotation()), deadLetters, topics.deadLetters());
    return new StageTopics(
        List.of(topics.of(pipeline.needs(stage))),
        new Sinks(stage.name(), results, deadLetters),
        new RecordSerdes(
            () -> new SubstituteTopicSerializer(serdes.serializer(), registeredFor),
            serdes.deserializers()));
  }

  private <R extends SpecificRecord> void addReference(
      Topology topology, String stage, Annotation<R> annotation, Reference reference) {
    if (!(reference.processor() instanceof ReferenceData<?> data)) {
      throw new IllegalStateException(
          "stage '%s' reads reference data '%s', but its processor does not take any"
              .formatted(stage, annotation));
    }
    @SuppressWarnings("unchecked") // The factory promises data of the type of its reference.
    ReferenceData<R> typed = (ReferenceData<R>) data;
    String topic = topics.of(annotation);
    String store = stage + "-" + annotation.name();
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
        () ->
            new ReferenceNode<>(
                topic, store, annotation, typed, serdes.deserializer(), reference.closing()));
  }
}
