package io.anabranch.models.torchscript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of one message in the Protocol Buffers wire format, without copying.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>
 */
final class WireReader {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int wireType;

  /** Reads what remains of the buffer, whose position stays as it is. */
  WireReader(ByteBuffer bytes) {
    this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  boolean hasNext() {
    return bytes.hasRemaining();
  }

  /** Number of the next field, whose value one of the methods below must read. */
  int field() {
    long tag = varint();
    wireType = (int) (tag & 7);
    return (int) (tag >>> 3);
  }

  /** True if the value of the current field is length-delimited, as packed numbers are. */
  boolean isPacked() {
    return wireType == LENGTH_DELIMITED;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte part = bytes.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint of more than 10 bytes");
  }

  /** A length-delimited value: a message, a string, bytes or packed numbers. */
  ByteBuffer message() {
    int length = Math.toIntExact(varint());
    ByteBuffer value = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + length);
    return value;
  }

  String string() {
    return StandardCharsets.UTF_8.decode(message()).toString();
  }

  /** Passes over the value of the current field. */
  void skip() {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED64 -> bytes.position(bytes.position() + Long.BYTES);
      case LENGTH_DELIMITED -> message();
      case FIXED32 -> bytes.position(bytes.position() + Integer.BYTES);
      default -> throw new IllegalArgumentException("wire type " + wireType + " is not supported");
    }
  }
}
