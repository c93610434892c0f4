package io.anabranch.cluster;

import io.anabranch.serde.registry.SchemaRegistryUnavailableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Decodes the values of records. Not thread-safe. */
@FunctionalInterface
public interface RecordDecoder extends AutoCloseable {

  /**
   * Decodes a value.
   *
   * @return an Avro record, or what a serde of the configuration makes of it; null for null
   * @throws UndecodableRecordException if it is none that can be decoded
   * @throws SchemaRegistryUnavailableException if that cannot be told now
   */
  @Nullable Object decode(String topic, byte @Nullable [] value);

  /** Has nothing to close, unless it is said otherwise. */
  @Override
  default void close() {}

  /** Decodes with a deserializer, which is closed with it. */
  static RecordDecoder of(Deserializer<Object> deserializer) {
    return new RecordDecoder() {
      @Override
      public @Nullable Object decode(String topic, byte @Nullable [] value) {
        try {
          return deserializer.deserialize(topic, value);
        } catch (SchemaRegistryUnavailableException e) {
          throw e;
        } catch (SerializationException e) {
          throw new UndecodableRecordException(e.getMessage(), e);
        }
      }

      @Override
      public void close() {
        deserializer.close();
      }
    };
  }
}
