package io.anabranch.topology;

import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the Avro serializers and deserializers that a configuration names. Each call gives a new,
 * configured instance. The threads of an application share a serializer, which must stand that.
 */
public record RecordSerdes(
    Supplier<Serializer<Object>> serializers, Supplier<Deserializer<Object>> deserializers) {

  /** A serializer for one type, for a sink. */
  @SuppressWarnings("unchecked") // A serializer of any object is one of each type.
  <T> Serializer<T> serializer() {
    return (Serializer<T>) serializers.get();
  }

  Deserializer<Object> deserializer() {
    return deserializers.get();
  }
}
