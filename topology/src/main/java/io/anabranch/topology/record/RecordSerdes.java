package io.anabranch.topology.record;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the Avro serializers and deserializers that a configuration names. Each call gives a new,
 * configured instance, which whoever called closes.
 */
public record RecordSerdes(
    Supplier<Serializer<Object>> serializers, Supplier<Deserializer<Object>> deserializers) {

  public Serializer<Object> serializer() {
    return serializers.get();
  }

  public Deserializer<Object> deserializer() {
    return deserializers.get();
  }
}
