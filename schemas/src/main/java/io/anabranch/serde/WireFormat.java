package io.anabranch.serde;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Byte 0, the schema's id in four bytes, most significant first, then Avro binary.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Wire
 *     format</a>
 */
final class WireFormat {

  static final int HEADER_LENGTH = 5;
  private static final byte MAGIC = 0;

  private WireFormat() {}

  static void writeHeader(ByteArrayOutputStream out, int schemaId) {
    out.writeBytes(ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array());
  }

  /**
   * @throws SerializationException if the header is not one
   */
  static int schemaId(byte[] message) {
    if (message.length < HEADER_LENGTH) {
      throw new SerializationException(
          "Not in the Confluent wire format: %d bytes, at least %d needed"
              .formatted(message.length, HEADER_LENGTH));
    }
    if (message[0] != MAGIC) {
      throw new SerializationException(
          "Not in the Confluent wire format: first byte is %d, not %d"
              .formatted(message[0], MAGIC));
    }
    int id = ByteBuffer.wrap(message, 1, Integer.BYTES).getInt();
    if (id < 0) {
      throw new SerializationException("Schema id is negative: " + id);
    }
    return id;
  }
}
