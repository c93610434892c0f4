package io.anabranch.topology.stage;

import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ProcessorFactory;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.TextProcessor;
import io.anabranch.topology.dependency.Closing;
import io.anabranch.topology.limit.BoundedProcessor;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.MessageIdentity;
import io.anabranch.topology.record.PartitionedValue;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.RecordTimestamps;
import io.anabranch.topology.record.RetryTopic;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorContext;

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
   * Loads the model of a stage and wires it.
   *
   * @param where it reads and writes
   * @throws ConfigException if an option of the stage is wrong
   */
  public WiredStage build(Stage stage, Models models, StageTopics where) {
    return build(stage, stage.factory(), models, where);
  }

  private <T extends SpecificRecord> WiredStage build(
      Stage stage, ProcessorFactory<T> factory, Models models, StageTopics where) {
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
    Topology topology = new Topology();
    ReferenceSource reference = new ReferenceSource(stage.name(), topics, serdes, closing);
    factory.reference().ifPresent(data -> reference.addTo(topology, data, processor));
    StageComputation computation =
        new StageComputation(
            stage.name(),
            factory.decidingOptions(stage.options()),
            referenceVersion(processor),
            pipeline.needs(stage).annotations().equals(List.of(Annotation.MESSAGE)));
    StageProcessing<T> processing =
        new StageProcessing<>(factory.annotation(), bounded, Clock.systemUTC());
    topology
        .addSource(
            AutoOffsetReset.earliest(),
            stage.name() + "-input",
            new RecordTimestamps(),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            where.inputs().toArray(String[]::new))
        .addProcessor(
            stage.name(),
            () ->
                new StageNode(
                    context -> open(stage, computation, processing, lookAhead, where, context)),
            stage.name() + "-input");
    return new WiredStage(where.sinks().addTo(topology), properties, bounded, closing);
  }

  private <T extends SpecificRecord> StageTask<T> open(
      Stage stage,
      StageComputation computation,
      StageProcessing<T> processing,
      LookAhead<T> lookAhead,
      StageTopics where,
      ProcessorContext<byte[], PartitionedValue> context) {
    RecordLimit limit = new RecordLimit(limits.record());
    StageInputReader reader =
        new StageInputReader(
            topics, StageReading.of(pipeline, stage), where.serdes().deserializer(), limits.text());
    return new StageTask<>(
        computation,
        lookAhead,
        new StageAnswers<>(
            reader,
            new RetryTopic(
                topics.retry(stage.name()),
                new MessageIdentity(topics.messages(), pipeline.foreignTopics())),
            processing,
            lookAhead,
            limits.batch()),
        hangs,
        stage.annotation().equals(Annotation.CONTENT),
        limit,
        new RecordForwarder(context, where.sinks(), where.serdes().serializer(), limit),
        context);
  }

  private static <T extends SpecificRecord> TextProcessor<T> create(
      Stage stage, ProcessorFactory<T> factory, Models models) {
    try {
      return factory.create(stage.options(), models);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("stages.%s: %s".formatted(stage.name(), e.getMessage()));
    }
  }

  private static Function<SpecificRecord, String> referenceVersion(TextProcessor<?> processor) {
    return processor instanceof ReferenceData<?> data ? data::version : result -> "";
  }
}
