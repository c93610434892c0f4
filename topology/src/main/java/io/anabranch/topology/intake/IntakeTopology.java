package io.anabranch.topology.intake;

import io.anabranch.intake.ForeignRecordReader;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.serde.FramedValueReader;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.MessageIdentity;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.RecordTimestamps;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.Sinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The topology of the intake: topics of others, and its own of retries, to the topic of messages,
 * and dead letters.
 *
 * @param topics names of the topics of the pipeline
 * @param serdes of the messages
 * @param values reads values with the id of a schema
 * @param recordLimit largest record to write, in bytes with key and headers
 */
public record IntakeTopology(
    Topics topics, RecordSerdes serdes, FramedValueReader values, int recordLimit) {

  /** Wires the intake of a pipeline. */
  public Topology build(Pipeline pipeline) {
    Map<String, ForeignRecordReader> readers =
        pipeline.intake().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    ForeignTopic::topic, topic -> new ForeignRecordReader(topic, values)));
    RetryTopic retryTopic =
        new RetryTopic(
            topics.retry(ApplicationId.INTAKE),
            new MessageIdentity(topics.messages(), pipeline.foreignTopics()));
    RecordLimit limit = new RecordLimit(recordLimit);
    Sinks sinks = new Sinks(ApplicationId.INTAKE, topics.messages(), topics.deadLetters());
    Topology topology = new Topology();
    List<String> sources = new ArrayList<>();
    addSource(topology, sources, AutoOffsetReset.earliest(), fromStart(pipeline, retryTopic));
    addSource(topology, sources, AutoOffsetReset.latest(), fromEnd(pipeline));
    topology.addProcessor(
        ApplicationId.INTAKE,
        () ->
            new IntakeNode(
                context ->
                    new IntakeTask(
                        readers,
                        retryTopic,
                        limit,
                        new RecordForwarder(context, sinks, serdes.serializer(), limit),
                        context)),
        sources.toArray(String[]::new));
    return sinks.addByModuloTo(topology);
  }

  private static void addSource(
      Topology topology, List<String> sources, AutoOffsetReset reset, List<String> names) {
    if (!names.isEmpty()) {
      String source = ApplicationId.INTAKE + (sources.isEmpty() ? "-input" : "-input-from-end");
      sources.add(source);
      topology.addSource(
          reset,
          source,
          new RecordTimestamps(),
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer(),
          names.toArray(String[]::new));
    }
  }

  private static List<String> fromStart(Pipeline pipeline, RetryTopic retryTopic) {
    List<String> names = new ArrayList<>(List.of(retryTopic.name()));
    pipeline.intake().stream()
        .filter(ForeignTopic::isFromStart)
        .forEach(topic -> names.add(topic.topic()));
    return names;
  }

  private static List<String> fromEnd(Pipeline pipeline) {
    return pipeline.intake().stream()
        .filter(topic -> !topic.isFromStart())
        .map(ForeignTopic::topic)
        .toList();
  }
}
