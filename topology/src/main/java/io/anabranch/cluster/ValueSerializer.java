package io.anabranch.cluster;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro records by a serializer, and bytes as they are.
 *
 * @param records closed with this
 */
record ValueSerializer(Serializer<Object> records) implements Serializer<Object> {

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    records.configure(configs, isKey);
  }

  @Override
  public byte[] serialize(String topic, Object value) {
    return value instanceof byte[] bytes ? bytes : records.serialize(topic, value);
  }

  @Override
  public byte[] serialize(String topic, Headers headers, Object value) {
    return value instanceof byte[] bytes ? bytes : records.serialize(topic, headers, value);
  }

  @Override
  public void close() {
    records.close();
  }
}
