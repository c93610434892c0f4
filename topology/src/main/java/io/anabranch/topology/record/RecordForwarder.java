package io.anabranch.topology.record;

import io.anabranch.schema.DeadLetter;
import io.anabranch.schema.StageError;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The way out of a node: serializes records and forwards them to the {@link Sinks}.
 *
 * <p>Nothing over the limit is forwarded. A producer refuses such a record, and Kafka Streams then
 * stops the application.
 */
public final class RecordForwarder implements AutoCloseable {

  private final ProcessorContext<byte[], PartitionedValue> context;
  private final Sinks sinks;
  private final Serializer<Object> serializer;
  private final RecordLimit limit;

  /**
   * @param serializer closed with the forwarder
   */
  public RecordForwarder(
      ProcessorContext<byte[], PartitionedValue> context,
      Sinks sinks,
      Serializer<Object> serializer,
      RecordLimit limit) {
    this.context = context;
    this.sinks = sinks;
    this.serializer = serializer;
    this.limit = limit;
  }

  /**
   * Forwards a result, unless it is over the limit.
   *
   * @param partition of the message
   * @return why it was not forwarded
   */
  public Optional<StageError> forwardResult(
      Record<byte[], ? extends SpecificRecord> result, int partition) {
    byte[] value = serialize(sinks.resultTopic(), result);
    Optional<StageError> tooLarge = limit.check(result.key(), value, result.headers());
    if (tooLarge.isEmpty()) {
      forward(result, value, partition, sinks.results());
    }
    return tooLarge;
  }

  /** Forwards a tombstone to the topic of results. */
  public void forwardTombstone(Record<byte[], byte[]> tombstone, int partition) {
    context.forward(tombstone.withValue(new PartitionedValue(null, partition)), sinks.results());
  }

  /**
   * Forwards a dead letter, without the bytes that it has no room for, to the partition of the
   * record that it is of.
   */
  public void forwardDeadLetter(Record<byte[], DeadLetter> letter) {
    Record<byte[], DeadLetter> forwarded = letter;
    byte[] value = serialize(sinks.deadLetterTopic(), letter);
    if (limit.check(letter.key(), value, letter.headers()).isPresent()) {
      forwarded = letter.withValue(DeadLetters.within(limit, letter.value()));
      value = serialize(sinks.deadLetterTopic(), forwarded);
    }
    forward(forwarded, value, letter.value().getPartition(), sinks.deadLetters());
  }

  @Override
  public void close() {
    serializer.close();
  }

  private byte[] serialize(String topic, Record<byte[], ? extends SpecificRecord> record) {
    return serializer.serialize(topic, record.headers(), record.value());
  }

  private void forward(
      Record<byte[], ? extends SpecificRecord> record, byte[] value, int partition, String sink) {
    context.forward(record.withValue(new PartitionedValue(value, partition)), sink);
  }
}
