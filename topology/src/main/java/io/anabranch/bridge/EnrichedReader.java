package io.anabranch.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.anabranch.cluster.RecordDecoder;
import io.anabranch.cluster.UndecodableRecordException;
import io.anabranch.gateway.AnswerJson;
import io.anabranch.queue.RecordSink.OutgoingRecord;
import io.anabranch.schema.Enriched;
import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Makes what another broker gets of the records of the enriched topic. */
final class EnrichedReader implements AutoCloseable {

  private final RecordDecoder decoder;
  private final Route route;
  private final boolean hasText;

  /**
   * @param decoder closed with this
   * @param hasText whether the other broker gets what customers wrote
   */
  EnrichedReader(RecordDecoder decoder, Route route, boolean hasText) {
    this.decoder = decoder;
    this.route = route;
    this.hasText = hasText;
  }

  /**
   * Reads a record.
   *
   * @return empty for a tombstone, and for what is no enriched record
   * @throws UndecodableRecordException if its bytes are not Avro of a known schema
   * @throws SchemaRegistryUnavailableException if the registry does not answer
   */
  Optional<OutgoingRecord> read(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null
        || !(decoder.decode(record.topic(), record.value()) instanceof Enriched enriched)) {
      return Optional.empty();
    }
    return Optional.of(
        new OutgoingRecord(
            enriched.getId(),
            enriched.getRevision(),
            route.of(enriched, record.headers()),
            AnswerJson.of(enriched, hasText).toString().getBytes(UTF_8)));
  }

  @Override
  public void close() {
    decoder.close();
  }
}
