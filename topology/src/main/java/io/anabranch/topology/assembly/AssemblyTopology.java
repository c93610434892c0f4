package io.anabranch.topology.assembly;

import io.anabranch.config.AnabranchConfig.JoinConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Topics;
import io.anabranch.topology.record.MessageIdentity;
import io.anabranch.topology.record.RecordForwarder;
import io.anabranch.topology.record.RecordLimit;
import io.anabranch.topology.record.RecordSerdes;
import io.anabranch.topology.record.RecordTimestamps;
import io.anabranch.topology.record.RetryTopic;
import io.anabranch.topology.record.Sinks;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * The topology of every gather and of the join: topics of annotations in, assembled records out.
 *
 * @param topics names of the topics
 * @param identity tells which message a record is
 * @param serdes of the records
 * @param retention how long the state of a message is kept, by the wall clock
 * @param recordLimit largest record to write to a topic or a store, in bytes with key and headers
 * @param messages says which incarnation of the topic of messages there is when it starts
 * @param nanoTime bounds what a tick of the clock does at once; as {@link System#nanoTime}
 */
public record AssemblyTopology(
    Topics topics,
    MessageIdentity identity,
    RecordSerdes serdes,
    Duration retention,
    int recordLimit,
    Supplier<Incarnation> messages,
    LongSupplier nanoTime) {

  /** Wires one gather. */
  public Topology gather(Needs needs) {
    return build(new GatherAssembly(needs), topics.of(needs));
  }

  /** Wires the join of every stage of a pipeline. */
  public Topology join(Pipeline pipeline, JoinConfig config) {
    return build(EnrichedAssembly.of(pipeline, config), topics.enriched());
  }

  private Topology build(Assembly assembly, String output) {
    String name = assembly.name();
    Map<String, Annotation<?>> annotationsByTopic =
        assembly.reads().annotations().stream()
            .collect(Collectors.toUnmodifiableMap(topics::of, annotation -> annotation));
    RetryTopic retryTopic = new RetryTopic(topics.retry(name), identity);
    RecordLimit limit = new RecordLimit(recordLimit);
    Sinks sinks = new Sinks(name, output, topics.deadLetters());
    Topology topology =
        new Topology()
            .addSource(
                AutoOffsetReset.earliest(),
                name + "-input",
                new RecordTimestamps(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Stream.concat(Stream.of(retryTopic.name()), annotationsByTopic.keySet().stream())
                    .sorted()
                    .toArray(String[]::new))
            .addProcessor(
                name,
                () ->
                    new AssemblyNode(
                        context ->
                            new AssemblyTask(
                                assembly,
                                annotationsByTopic,
                                retryTopic,
                                limit,
                                retention,
                                messages.get(),
                                new AnnotationCodec(annotationsByTopic, serdes),
                                new RecordForwarder(context, sinks, serdes.serializer(), limit),
                                nanoTime,
                                context)),
                name + "-input");
    AssemblyStores.builders(name).forEach(store -> topology.addStateStore(store, name));
    return sinks.addTo(topology);
  }
}
