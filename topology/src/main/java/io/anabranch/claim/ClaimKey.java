package io.anabranch.claim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 16 bytes of SHA-256 of an idempotency key, which itself may say who the customer is.
 */
record ClaimKey(long high, long low) {

  private static final int BYTES = 2 * Long.BYTES;

  static ClaimKey of(String idempotencyKey) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(idempotencyKey.getBytes(UTF_8)));
    return new ClaimKey(hash.getLong(), hash.getLong());
  }

  /**
   * As {@link #bytes} has written it.
   *
   * @throws java.nio.BufferUnderflowException if it is shorter
   */
  static ClaimKey of(ByteBuffer bytes) {
    ByteBuffer read = bytes.duplicate();
    return new ClaimKey(read.getLong(), read.getLong());
  }

  /** Hash of what a key must not change. */
  static long content(byte[] content) {
    return ByteBuffer.wrap(sha256(content)).getLong();
  }

  /** Whether {@link #bytes} can have written it. */
  static boolean is(ByteBuffer bytes) {
    return bytes.remaining() == BYTES;
  }

  ByteBuffer bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).flip();
  }

  int partition(int partitions) {
    return Math.floorMod(high, partitions);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
