package io.anabranch.peer.flink;

import io.anabranch.peer.enrichment.PeerPipeline;
import io.anabranch.peer.enrichment.ShownResults;
import io.anabranch.processor.Annotation;
import io.anabranch.stage.StageDescription;
import io.anabranch.topology.pipeline.Needs;
import io.anabranch.topology.pipeline.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The streams of the pipeline: each stage reads that of what it needs, several needs are joined
 * before it, and all results are joined in the end.
 */
final class PipelineGraph {

  private final StreamExecutionEnvironment environment;
  private final PeerPipeline peer;
  private final Map<Annotation<?>, DataStream<Annotated>> streams = new HashMap<>();
  private final Map<Needs, DataStream<Annotated>> joins = new HashMap<>();

  PipelineGraph(StreamExecutionEnvironment environment, PeerPipeline peer) {
    this.environment = environment;
    this.peer = peer;
  }

  void build() {
    streams.put(
        Annotation.MESSAGE,
        environment.fromSource(
            source(), WatermarkStrategy.noWatermarks(), "messages", AnnotatedTypeInfo.INSTANCE));
    List<String> names = new ArrayList<>();
    List<DataStream<Annotated>> shown = new ArrayList<>();
    for (Stage stage : peer.pipeline().stages()) {
      String name = stage.name();
      DataStream<Annotated> results =
          input(peer.pipeline().needs(stage))
              .transform(
                  name,
                  AnnotatedTypeInfo.INSTANCE,
                  new StageOperatorFactory(name, peer.config().batchSize()));
      streams.put(stage.annotation(), results);
      names.add(name);
      shown.add(
          results
              .map(result -> shown(name, result), AnnotatedTypeInfo.INSTANCE)
              .name("show " + name));
    }
    join("join", names, shown).sinkTo(sink()).name("enriched");
  }

  private DataStream<Annotated> input(Needs needs) {
    if (!needs.several()) {
      return stream(needs.annotations().get(0));
    }
    return joins.computeIfAbsent(
        needs,
        several ->
            join(
                "gather " + several.name(),
                several.annotations().stream().map(Annotation::name).toList(),
                several.annotations().stream().map(this::stream).toList()));
  }

  private DataStream<Annotated> stream(Annotation<?> annotation) {
    return Objects.requireNonNull(streams.get(annotation), annotation.name());
  }

  @SuppressWarnings("unchecked") // An array of streams of elements.
  private static DataStream<Annotated> join(
      String operator, List<String> names, List<DataStream<Annotated>> parts) {
    DataStream<Annotated> all = parts.get(0);
    for (DataStream<Annotated> part : parts.subList(1, parts.size())) {
      all = all.union(part);
    }
    return all.keyBy(Annotated::id, Types.STRING)
        .process(new MessageJoin(names), AnnotatedTypeInfo.INSTANCE)
        .name(operator);
  }

  /** Before the join, as records that it would drop need not travel to it. */
  private static Annotated shown(String name, Annotated result) {
    StageDescription<?> stage = SharedPeer.get().pipeline().stage(name).description();
    ShownResults shown = new ShownResults(SharedPeer.get().config().join().include());
    return result.only(name, shown.of(stage, Objects.requireNonNull(result.values().get(name))));
  }

  @SuppressWarnings("deprecation") // The connector asks for it.
  private KafkaSource<Annotated> source() {
    return KafkaSource.<Annotated>builder()
        .setProperties(properties(peer.consumer()))
        .setTopics(peer.topics().messages())
        .setStartingOffsets(OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST))
        .setDeserializer(new MessageDeserializer())
        .build();
  }

  private KafkaSink<Annotated> sink() {
    return KafkaSink.<Annotated>builder()
        .setKafkaProducerConfig(properties(peer.producer()))
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new EnrichedSerializer())
        .build();
  }

  private static Properties properties(Map<String, Object> map) {
    Properties properties = new Properties();
    map.forEach((key, value) -> properties.setProperty(key, value.toString()));
    return properties;
  }
}
