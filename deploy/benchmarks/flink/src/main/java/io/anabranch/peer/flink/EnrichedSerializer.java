package io.anabranch.peer.flink;

import io.anabranch.peer.enrichment.EnrichedRecords;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes enriched records. */
final class EnrichedSerializer implements KafkaRecordSerializationSchema<Annotated> {

  private static final long serialVersionUID = 1L;

  private transient @Nullable EnrichedRecords records;

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    records = new EnrichedRecords(SharedPeer.get());
    SharedPeer.opened();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      Annotated message, KafkaSinkContext context, @Nullable Long timestamp) {
    return Objects.requireNonNull(records).of(message.source(), message.key(), message.values());
  }
}
