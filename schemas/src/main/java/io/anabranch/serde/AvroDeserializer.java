package io.anabranch.serde;

import io.anabranch.serde.registry.SchemaId;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.serde.registry.SingleFlightCache;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Confluent wire format: into generated classes with {@code specific.avro.reader=true},
 * otherwise into generic records. Thread-safe once configured.
 *
 * <p>Whatever the bytes are, a failure is a {@link SerializationException}: {@link
 * io.anabranch.serde.registry.SchemaRegistryUnavailableException} if the registry cannot be asked,
 * so that the record may well be good; otherwise the record is bad. Lengths that the bytes declare
 * are checked against those that are there before anything is allocated (by Avro since 1.12.1, with
 * {@link SchemaBounds} for what it leaves open), and nesting that ends the stack is caught. The
 * memory that a record takes is thereby bounded by its size times a constant of its schema.
 */
public final class AvroDeserializer implements Deserializer<Object> {

  private final SingleFlightCache<Integer, RecordReader> readers = new SingleFlightCache<>();
  private @Nullable SchemaRegistryClient registry;
  private boolean isSpecific;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroDeserializer() {}

  /** Shares a client, with its caches; {@link #configure} then needs no registry. */
  public AvroDeserializer(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * @throws org.apache.kafka.common.config.ConfigException naming key, value and what is allowed
   */
  @Override
  public void configure(Map<String, ?> properties, boolean forKey) {
    isSpecific = SerdeConfig.from(properties).specificReader();
    if (registry == null) {
      registry = SchemaRegistryClient.create(properties);
    }
  }

  @Override
  public @Nullable Object deserialize(String topic, byte @Nullable [] data) {
    return data == null
        ? null
        : readers.get(WireFormat.schemaId(data), this::reader).read(data, WireFormat.HEADER_LENGTH);
  }

  private RecordReader reader(int id) {
    if (registry == null) {
      throw new IllegalStateException("AvroDeserializer is not configured");
    }
    Schema writer = registry.schemaById(id);
    String name = new SchemaId.Numbered(id).toString();
    return isSpecific ? RecordReader.specific(name, writer) : RecordReader.generic(name, writer);
  }
}
