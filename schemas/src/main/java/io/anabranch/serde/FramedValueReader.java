package io.anabranch.serde;

import io.anabranch.serde.registry.SchemaId;
import io.anabranch.serde.registry.SchemaRegistryClient;
import io.anabranch.serde.registry.SingleFlightCache;
import io.anabranch.serde.registry.WriterSchema;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads values that any program may have written, with the id of their schema before them or, as
 * Confluent's newer serializers write it, in a header. Thread-safe.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html">Formats,
 *     serializers, and deserializers</a>
 */
public final class FramedValueReader {

  /** Byte 0 and four bytes of an id, or byte 1 and the sixteen of a GUID. */
  public static final String VALUE_HEADER = "__value_schema_id";

  /** The same for the key. */
  public static final String KEY_HEADER = "__key_schema_id";

  private static final byte NUMBER = 0;
  private static final byte GUID = 1;

  private final SchemaRegistryClient registry;
  private final SingleFlightCache<SchemaId, RecordReader> readers = new SingleFlightCache<>();

  /** Shares a client, with its caches. */
  public FramedValueReader(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  /** What a value is. */
  public sealed interface FramedValue {

    /** A datum of an Avro schema, as Avro's generic classes have it, without conversions. */
    record Avro(Schema schema, @Nullable Object datum) implements FramedValue {}

    /** JSON that is registered with a schema. */
    record Json(ByteBuffer json) implements FramedValue {}

    /** Nothing names a schema. */
    record Plain(ByteBuffer bytes) implements FramedValue {}
  }

  /**
   * Reads one.
   *
   * @throws io.anabranch.serde.registry.SchemaRegistryUnavailableException if the registry cannot
   *     be asked, so that the value may well be good
   * @throws SerializationException if the value cannot be read, now or later
   */
  public FramedValue read(byte[] value, Headers headers) {
    Header header = headers.lastHeader(VALUE_HEADER);
    if (header != null) {
      return read(id(header), value, 0);
    }
    return value.length >= WireFormat.HEADER_LENGTH && value[0] == NUMBER
        ? read(new SchemaId.Numbered(WireFormat.schemaId(value)), value, WireFormat.HEADER_LENGTH)
        : new FramedValue.Plain(ByteBuffer.wrap(value));
  }

  private FramedValue read(SchemaId id, byte[] value, int from) {
    WriterSchema schema = registry.writerSchema(id);
    if (schema.avro().isPresent()) {
      Schema avro = schema.avro().get();
      RecordReader reader = readers.get(id, key -> RecordReader.generic(key.toString(), avro));
      return new FramedValue.Avro(avro, reader.read(value, from));
    }
    if (schema.type().equals(WriterSchema.JSON)) {
      return new FramedValue.Json(ByteBuffer.wrap(value, from, value.length - from));
    }
    throw new SerializationException(
        "%s is %s; %s and %s can be read"
            .formatted(id, schema.type(), WriterSchema.AVRO, WriterSchema.JSON));
  }

  private static SchemaId id(Header header) {
    byte[] bytes = header.value() == null ? new byte[0] : header.value();
    if (bytes.length == 1 + Integer.BYTES && bytes[0] == NUMBER) {
      return new SchemaId.Numbered(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
    }
    if (bytes.length == 1 + 2 * Long.BYTES && bytes[0] == GUID) {
      ByteBuffer guid = ByteBuffer.wrap(bytes, 1, 2 * Long.BYTES);
      return new SchemaId.Guid(new UUID(guid.getLong(), guid.getLong()));
    }
    throw new SerializationException(
        "header %s has %d bytes; expected 0 and four bytes, or 1 and sixteen"
            .formatted(header.key(), bytes.length));
  }
}
