package io.anabranch.serde.registry;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * The registry cannot be asked: it is down, silent, overloaded (5xx, 429), refuses the credentials
 * (401, 403), or what answers is no registry. Says nothing about the record: try again later.
 */
public final class SchemaRegistryUnavailableException extends SerializationException {

  private static final long serialVersionUID = 1L;

  public SchemaRegistryUnavailableException(String message) {
    super(message);
  }

  public SchemaRegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
