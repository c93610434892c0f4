package io.anabranch.serde;

import io.anabranch.serde.registry.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One generated type for Kafka Streams; serializer and deserializer share a registry client. A
 * record of another type is a {@link SerializationException}.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

  private final Class<T> type;
  private final AvroSerializer serializer;
  private final AvroDeserializer deserializer;

  private AvroSerde(Class<T> type, SchemaRegistryClient registry) {
    this.type = type;
    this.serializer = new AvroSerializer(registry);
    this.deserializer = new AvroDeserializer(registry);
  }

  /**
   * A configured serde. It reads into the generated class, whatever {@code specific.avro.reader}
   * says.
   *
   * @throws org.apache.kafka.common.config.ConfigException naming key, value and what is allowed
   */
  public static <T extends SpecificRecord> AvroSerde<T> of(
      Class<T> type, SchemaRegistryClient registry, Map<String, ?> properties, boolean isKey) {
    AvroSerde<T> serde = new AvroSerde<>(type, registry);
    serde.configure(properties, isKey);
    return serde;
  }

  /** Again, with other properties but the same registry client. */
  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    Map<String, Object> specific = new HashMap<>(properties);
    specific.put(SerdeConfig.SPECIFIC_AVRO_READER, true);
    serializer.configure(specific, isKey);
    deserializer.configure(specific, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, data) -> serializer.serialize(topic, data);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, data) -> cast(deserializer.deserialize(topic, data));
  }

  private @Nullable T cast(@Nullable Object record) {
    if (record != null && !type.isInstance(record)) {
      throw new SerializationException(
          "Expected %s, read %s".formatted(type.getName(), record.getClass().getName()));
    }
    return type.cast(record);
  }
}
