package io.anabranch.task;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.schema.ModelInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A task as workers get it: an object of JSON, see {@code task.schema.json}.
 *
 * @param id of the task, which its answer repeats
 * @param queue whose workers may take it
 * @param deadline after which nobody waits for the answer
 * @param documents in the order of their outcomes; none asks whether anybody is there
 */
public record TaskEnvelope(String id, TaskQueue queue, Instant deadline, List<JsonNode> documents) {

  /** Of the envelope of tasks and answers. */
  public static final int VERSION = 1;

  private static final ObjectMapper JSON = new JsonMapper();

  public TaskEnvelope {
    documents = List.copyOf(documents);
  }

  /** A document of a task in UTF-8, to be put into one by {@link #write}. */
  public static byte[] writeDocument(JsonNode document) {
    try {
      return JSON.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /**
   * A task in UTF-8.
   *
   * @param documents each as {@link #writeDocument} gives it
   */
  public static byte[] write(String id, TaskQueue queue, Instant deadline, List<byte[]> documents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("id", id);
      json.writeStringField("stage", queue.stage());
      json.writeObjectFieldStart("model");
      json.writeStringField("name", queue.model().getName());
      json.writeStringField("version", queue.model().getVersion());
      json.writeEndObject();
      json.writeStringField("deadline", deadline.toString());
      json.writeArrayFieldStart("documents");
      for (byte[] document : documents) {
        json.writeRawValue(new String(document, StandardCharsets.UTF_8));
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a task.
   *
   * @throws IllegalArgumentException if it is none of this version; says what is expected
   */
  public static TaskEnvelope read(byte[] body) {
    JsonNode json = parse(body);
    List<JsonNode> documents = new ArrayList<>();
    json.path("documents").forEach(documents::add);
    JsonNode model = json.path("model");
    return new TaskEnvelope(
        text(json, "id"),
        new TaskQueue(
            text(json, "stage"), new ModelInfo(text(model, "name"), text(model, "version"))),
        instant(text(json, "deadline")),
        documents);
  }

  /** An object of JSON of this version. */
  static JsonNode parse(byte[] body) {
    JsonNode json;
    try {
      json = JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON");
    }
    if (json == null || !json.isObject() || json.path("version").asInt() != VERSION) {
      throw new IllegalArgumentException("not an object of version " + VERSION);
    }
    return json;
  }

  static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("/" + name + ": expected a text");
    }
    return value.textValue();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("/deadline: expected a time");
    }
  }
}
