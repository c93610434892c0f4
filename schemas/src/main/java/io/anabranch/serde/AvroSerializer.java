package io.anabranch.serde;

import io.anabranch.serde.registry.RegisteredSchema;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.serde.registry.SingleFlightCache;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes generated and generic Avro records in the Confluent wire format. Thread-safe once
 * configured.
 *
 * <p>The first record of a schema asks the registry for its id; then the registry is not needed any
 * more. Every failure is a {@link SerializationException}, also that of the registry: {@link
 * io.anabranch.serde.registry.SchemaRegistryUnavailableException}.
 */
public final class AvroSerializer implements Serializer<Object> {

  private record Target(String topic, Schema schema) {}

  private final SingleFlightCache<Target, RecordWriter> writers = new SingleFlightCache<>();
  private @Nullable SchemaRegistryClient registry;
  private @Nullable SerdeConfig config;
  private boolean isKey;

  /** For Kafka, which calls {@link #configure} next. */
  public AvroSerializer() {}

  /** Shares a client, with its caches; {@link #configure} then needs no registry. */
  public AvroSerializer(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /**
   * @throws org.apache.kafka.common.config.ConfigException naming key, value and what is allowed
   */
  @Override
  public void configure(Map<String, ?> properties, boolean forKey) {
    config = SerdeConfig.from(properties);
    if (registry == null) {
      registry = SchemaRegistryClient.create(properties);
    }
    isKey = forKey;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Object data) {
    if (data == null) {
      return null;
    }
    if (!(data instanceof IndexedRecord record)) {
      throw new SerializationException("Not an Avro record: " + data.getClass().getName());
    }
    return writers
        .get(new Target(topic, record.getSchema()), target -> writer(topic, record))
        .write(record);
  }

  private RecordWriter writer(String topic, IndexedRecord example) {
    if (registry == null || config == null) {
      throw new IllegalStateException("AvroSerializer is not configured");
    }
    Schema own = example.getSchema();
    String subject = config.subject(topic, isKey, own);
    try {
      Schema plain = config.removeJavaProperties() ? JavaProperties.remove(own) : own;
      if (config.autoRegisterSchemas()) {
        return new RecordWriter(registry.register(subject, plain), example, own);
      }
      if (!config.useLatestVersion()) {
        return new RecordWriter(registry.lookup(subject, plain), example, own);
      }
      RegisteredSchema latest = registry.latestVersion(subject);
      boolean same = JavaProperties.remove(latest.schema()).equals(JavaProperties.remove(own));
      return new RecordWriter(latest.id(), example, same ? own : latest.schema());
    } catch (AvroRuntimeException e) {
      throw new SerializationException("Schema " + own.getFullName() + " is not valid", e);
    }
  }
}
