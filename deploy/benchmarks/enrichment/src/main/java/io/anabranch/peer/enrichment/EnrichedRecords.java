package io.anabranch.peer.enrichment;

import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.processor.Results;
import io.anabranch.schema.Content;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedReason;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.schema.Extension;
import io.anabranch.schema.Source;
import io.anabranch.schema.StageError;
import io.anabranch.stage.StageDescription;
import io.anabranch.topology.assembly.EnrichedHeaders;
import io.anabranch.topology.identity.Sources;
import io.anabranch.topology.pipeline.Stage;
import io.anabranch.topology.record.AvroJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the record that the join of the pipeline would write first, when every stage has answered:
 * the same fields, headers, key and partition. To be used by one thread.
 */
public final class EnrichedRecords {

  private final PeerPipeline peer;
  private final ShownResults shown;
  private final String topic;
  private final Serializer<Object> serializer;

  public EnrichedRecords(PeerPipeline peer) {
    this.peer = peer;
    shown = new ShownResults(peer.config().join().include());
    topic = peer.topics().enriched();
    serializer = ConfiguredSerdes.of(peer.config()).serializer();
  }

  /**
   * Makes the record of a message.
   *
   * @param key of the message
   * @param results of every stage by its name, also those that hold an error; not changed
   */
  public ProducerRecord<byte[], byte[]> of(
      Source source, byte @Nullable [] key, Map<String, SpecificRecord> results) {
    Enriched enriched =
        Enriched.newBuilder()
            .setId(Sources.id(source))
            .setRevision(1)
            .setReason(EnrichedReason.FIRST)
            .setStatus(EnrichedStatus.COMPLETE)
            .setReceivedAt(source.getTimestamp())
            .setEnrichedAt(Instant.now())
            .setSource(source)
            .build();
    Headers headers = new RecordHeaders();
    add(headers, EnrichedHeaders.ID, enriched.getId());
    add(headers, EnrichedHeaders.REVISION, "1");
    add(headers, EnrichedHeaders.STATUS, enriched.getStatus().name());
    add(headers, EnrichedHeaders.REASON, enriched.getReason().name());
    for (Stage stage : peer.pipeline().stages()) {
      put(enriched, stage.description(), results, headers);
    }
    return new ProducerRecord<>(
        topic, source.getPartition(), key, serializer.serialize(topic, enriched), headers);
  }

  private <T extends SpecificRecord> void put(
      Enriched enriched,
      StageDescription<T> stage,
      Map<String, SpecificRecord> results,
      Headers headers) {
    String name = stage.annotation().name();
    T result = shown.of(stage, Objects.requireNonNull(results.get(name), name));
    StageError error = Results.error(result);
    if (error != null) {
      (Results.isSkip(error.getCause()) ? enriched.getSkipped() : enriched.getFailed())
          .put(name, error);
      return;
    }
    if (result instanceof Content content) {
      enriched.setMessage(content.getMessage());
      if (!shown.isWhole(stage)) {
        content.setMessage(null);
      }
    }
    enriched.getModels().put(name, Results.modelId(Results.model(result)));
    stage.headers(result).forEach((header, value) -> add(headers, header, value));
    Schema.Field field = Enriched.SCHEMA$.getField(name);
    if (field == null) {
      enriched
          .getExtensions()
          .put(
              name,
              new Extension(
                  result.getSchema().getFullName(),
                  Results.model(result),
                  AvroJson.encode(result)));
    } else {
      enriched.put(field.pos(), result);
    }
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
