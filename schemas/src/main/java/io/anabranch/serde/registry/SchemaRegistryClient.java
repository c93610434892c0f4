package io.anabranch.serde.registry;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * A schema registry that speaks the Confluent REST API. Thread-safe.
 *
 * <p>Every method throws {@link SchemaRegistryUnavailableException} if the registry cannot be
 * asked, within the time that the configuration gives a call, and another {@link
 * org.apache.kafka.common.errors.SerializationException} if it was asked and says no: an id that it
 * does not know, a schema that is not registered, incompatible or invalid.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">Schema
 *     Registry API</a>
 */
public interface SchemaRegistryClient {

  /** Registers a schema under a subject unless it is there already; the id either way. */
  int register(String subject, Schema schema);

  /** The id of a schema that is registered under a subject. */
  int lookup(String subject, Schema schema);

  Schema schemaById(int id);

  /** The schema of a record that any program may have written. */
  WriterSchema writerSchema(SchemaId id);

  RegisteredSchema latestVersion(String subject);

  /**
   * Whether a schema could follow the latest version of a subject, under the subject's level. True
   * for a subject without versions.
   */
  boolean isCompatible(String subject, Schema schema);

  void setCompatibility(String subject, CompatibilityLevel level);

  /**
   * A client that asks once for what never changes, and remembers it for good.
   *
   * @param properties those of the serde; see the README of this module
   * @throws org.apache.kafka.common.config.ConfigException naming key, value and what is allowed
   */
  static SchemaRegistryClient create(Map<String, ?> properties) {
    RegistryConfig config = RegistryConfig.from(properties);
    return new CachingSchemaRegistryClient(new RestSchemaRegistryClient(config));
  }
}
