package io.anabranch.serde;

import org.apache.kafka.common.errors.SerializationException;

/** Temporary. */
public final class SchemaRegistryUnavailableException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** x. */
  public SchemaRegistryUnavailableException(String m, Throwable t) {
    super(m, t);
  }
}
