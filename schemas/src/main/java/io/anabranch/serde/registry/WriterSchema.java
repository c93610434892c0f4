package io.anabranch.serde.registry;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A schema of any type that a registry knows.
 *
 * @param type {@code AVRO}, {@code JSON}, {@code PROTOBUF} or another
 * @param avro the schema if it is an Avro schema
 */
public record WriterSchema(String type, Optional<Schema> avro) {

  public static final String AVRO = "AVRO";
  public static final String JSON = "JSON";
}
