package io.anabranch.serde.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/** Asks the registry each time. */
final class RestSchemaRegistryClient implements SchemaRegistryClient {

  private final RegistryTransport transport;
  private final SchemaResolver resolver;

  RestSchemaRegistryClient(RegistryConfig config) {
    this.transport = new RegistryTransport(config);
    this.resolver = new SchemaResolver(this::version);
  }

  @Override
  public int register(String subject, Schema schema) {
    RegistryReply reply =
        transport.send("POST", subjectPath(subject) + "/versions", request(schema));
    if (reply.isRefused()) {
      throw new SerializationException(
          "The registry refuses schema %s under subject %s, %s"
              .formatted(schema.getFullName(), subject, reply.reason()));
    }
    return id(reply);
  }

  @Override
  public int lookup(String subject, Schema schema) {
    RegistryReply reply = transport.send("POST", subjectPath(subject), request(schema));
    if (reply.isNotFound() || reply.isRefused()) {
      throw new SerializationException(
          "Schema %s is not registered under subject %s, %s"
              .formatted(schema.getFullName(), subject, reply.reason()));
    }
    return id(reply);
  }

  @Override
  public Schema schemaById(int id) {
    RegistryReply reply = transport.get("/schemas/ids/" + id);
    if (reply.isNotFound()) {
      throw new SerializationException("The registry knows no schema with id " + id);
    }
    return resolver.resolve("id " + id, found(reply, "schema"));
  }

  @Override
  public WriterSchema writerSchema(SchemaId id) {
    RegistryReply reply =
        transport.get(
            id instanceof SchemaId.Numbered number
                ? "/schemas/ids/" + number.number()
                : "/schemas/guids/" + ((SchemaId.Guid) id).guid());
    if (reply.isNotFound() || (id instanceof SchemaId.Guid && reply.status() == 404)) {
      throw new SerializationException(
          id instanceof SchemaId.Numbered
              ? "The registry does not know " + id
              : "The registry does not know %s, or no GUIDs at all".formatted(id));
    }
    JsonNode schema = found(reply, "schema");
    String type = schema.path("schemaType").asText(WriterSchema.AVRO);
    return new WriterSchema(
        type,
        type.equals(WriterSchema.AVRO)
            ? Optional.of(resolver.resolve(id.toString(), schema))
            : Optional.empty());
  }

  @Override
  public RegisteredSchema latestVersion(String subject) {
    JsonNode node = version(subject, "latest");
    Schema schema = resolver.resolve("subject " + subject, node);
    return new RegisteredSchema(
        subject, node.path("version").asInt(), node.path("id").asInt(), schema);
  }

  @Override
  public boolean isCompatible(String subject, Schema schema) {
    RegistryReply reply =
        transport.send(
            "POST", "/compatibility" + subjectPath(subject) + "/versions/latest", request(schema));
    return reply.isNotFound() || found(reply, "is_compatible").path("is_compatible").asBoolean();
  }

  @Override
  public void setCompatibility(String subject, CompatibilityLevel level) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level.name());
    found(transport.send("PUT", "/config/" + encode(subject), body), "compatibility");
  }

  private JsonNode version(String subject, String version) {
    RegistryReply reply = transport.get(subjectPath(subject) + "/versions/" + encode(version));
    if (reply.isNotFound()) {
      throw new SerializationException(
          "Subject %s has no version %s, %s".formatted(subject, version, reply.reason()));
    }
    return found(reply, "schema");
  }

  private static int id(RegistryReply reply) {
    return found(reply, "id").path("id").asInt();
  }

  private static JsonNode found(RegistryReply reply, String field) {
    if (!reply.isSuccess() || !reply.body().has(field)) {
      throw reply.unusable();
    }
    return reply.body();
  }

  private static ObjectNode request(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + encode(subject);
  }

  private static String encode(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
