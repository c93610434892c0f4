package io.anabranch.topology.record;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Serializes for some topics as for others, for which the schemas are registered. */
public final class SubstituteTopicSerializer implements Serializer<Object> {

  private final Serializer<Object> serializer;
  private final Map<String, String> registeredFor;

  /**
   * Takes a configured serializer, which is closed with this one.
   *
   * @param registeredFor the other topic, by topic
   */
  public SubstituteTopicSerializer(
      Serializer<Object> serializer, Map<String, String> registeredFor) {
    this.serializer = serializer;
    this.registeredFor = Map.copyOf(registeredFor);
  }

  @Override
  public byte[] serialize(String topic, Object value) {
    return serializer.serialize(registeredFor.getOrDefault(topic, topic), value);
  }

  @Override
  public byte[] serialize(String topic, Headers headers, Object value) {
    return serializer.serialize(registeredFor.getOrDefault(topic, topic), headers, value);
  }

  @Override
  public void close() {
    serializer.close();
  }
}
