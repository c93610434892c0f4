package io.anabranch.topology.record;

import org.apache.avro.SchemaNormalization;

/**
 * What was computed, as a fingerprint of 64 bits that {@link ResultHeaders} say. Two results of the
 * same digest count as the same, whatever their bytes: an embedding depends on its batch in the
 * seventh digit. The digest of a message is the fingerprint of its value.
 */
public final class ComputationDigest {

  private ComputationDigest() {}

  /** The fingerprint of some bytes. */
  public static long of(byte[] bytes) {
    return SchemaNormalization.fingerprint64(bytes);
  }
}
