package io.anabranch.hostile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cluster.ConfiguredSerdes;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.mapping.MessageMapping;
import io.anabranch.mapping.UnmappableException;
import io.anabranch.schema.Message;
import io.anabranch.serde.registry.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Makes the records of hostile inputs, byte by byte. */
final class HostileRecords implements AutoCloseable {

  private static final String TOPIC = "support.messages";

  private final Serializer<Object> serializer;
  private final SchemaRegistryClient registry;

  HostileRecords(AnabranchConfig config) {
    serializer = ConfiguredSerdes.of(config).serializers().get();
    registry = SchemaRegistryClient.create(config.registry());
  }

  /** The record of an input. */
  ProducerRecord<byte[], byte[]> of(HostileInput input, int partition) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(TOPIC, partition, input.timestamp(), key(input), value(input));
    for (HostileInput.Header header : orNone(input.headers())) {
      byte[] value = header.value() == null ? null : Repeat.bytes(header.value());
      for (int i = 0; i < header.times(); i++) {
        record.headers().add(Repeat.text(header.name()), value);
      }
    }
    return record;
  }

  /** The record of an ordinary message. */
  ProducerRecord<byte[], byte[]> ordinary(String key, String text, int partition) {
    Message message = Message.newBuilder().setText(text).build();
    return new ProducerRecord<>(
        TOPIC,
        partition,
        key.getBytes(StandardCharsets.UTF_8),
        serializer.serialize(TOPIC, message));
  }

  @Override
  public void close() {
    serializer.close();
  }

  private static byte @Nullable [] key(HostileInput input) {
    if (input.nullKey()) {
      return null;
    }
    return input.key() == null
        ? input.id().getBytes(StandardCharsets.UTF_8)
        : Repeat.bytes(input.key());
  }

  private byte[] value(HostileInput input) {
    if (input.bytes() != null) {
      return Repeat.bytes(input.bytes());
    }
    return input.text() == null ? avro(input) : serializer.serialize(TOPIC, message(input));
  }

  private static Message message(HostileInput input) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values.put(MessageMapping.TEXT, Repeat.text(Objects.requireNonNull(input.text())));
    if (input.fields() != null) {
      input
          .fields()
          .forEach(
              (name, value) ->
                  values.put(name.replaceFirst("^attributes\\.", ""), Repeat.text(value)));
    }
    try {
      return MessageMapping.PLAIN.map(values).message();
    } catch (UnmappableException e) {
      throw new IllegalStateException("input " + input.id() + " is no message", e);
    }
  }

  private byte[] avro(HostileInput input) {
    Schema schema = schema(Objects.requireNonNull(input.schema()));
    int id = registry.register("hostile-" + input.id() + "-value", schema);
    byte[] body = Repeat.bytes(Objects.requireNonNull(input.body()));
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  private static Schema schema(String nameOrJson) {
    if (nameOrJson.startsWith("{") || nameOrJson.startsWith("\"")) {
      return new Schema.Parser().parse(nameOrJson);
    }
    try {
      return SpecificData.get().getSchema(Class.forName("io.anabranch.schema." + nameOrJson));
    } catch (ClassNotFoundException e) {
      throw new SchemaParseException(e);
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
