package io.anabranch.serde.registry;

import org.apache.avro.Schema;

/**
 * Remembers for good the schema of an id, the id of a schema and, as Confluent's client does by
 * default, the latest version of a subject. Ids are immutable; a newer latest version is seen after
 * a restart.
 */
final class CachingSchemaRegistryClient implements SchemaRegistryClient {

  private record SubjectSchema(String subject, Schema schema) {}

  private final SchemaRegistryClient registry;
  private final SingleFlightCache<Integer, Schema> schemas = new SingleFlightCache<>();
  private final SingleFlightCache<SchemaId, WriterSchema> writers = new SingleFlightCache<>();
  private final SingleFlightCache<SubjectSchema, Integer> registered = new SingleFlightCache<>();
  private final SingleFlightCache<SubjectSchema, Integer> lookedUp = new SingleFlightCache<>();
  private final SingleFlightCache<String, RegisteredSchema> latest = new SingleFlightCache<>();

  CachingSchemaRegistryClient(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  @Override
  public int register(String subject, Schema schema) {
    return registered.get(
        new SubjectSchema(subject, schema), key -> registry.register(subject, schema));
  }

  @Override
  public int lookup(String subject, Schema schema) {
    return lookedUp.get(
        new SubjectSchema(subject, schema), key -> registry.lookup(subject, schema));
  }

  @Override
  public Schema schemaById(int id) {
    return schemas.get(id, registry::schemaById);
  }

  @Override
  public WriterSchema writerSchema(SchemaId id) {
    return writers.get(id, registry::writerSchema);
  }

  @Override
  public RegisteredSchema latestVersion(String subject) {
    return latest.get(subject, registry::latestVersion);
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    return registry.isCompatible(subject, schema);
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    registry.setCompatibility(subject, level);
  }
}
