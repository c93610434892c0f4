package io.anabranch.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a worker says of a task: an object of JSON, see {@code answer.schema.json}.
 *
 * @param id of the task
 * @param worker the name of its own, by which workers are counted
 * @param word what it says
 */
public record WorkerReply(String id, String worker, Word word) {

  /** What a worker says. */
  public sealed interface Word {

    /** It has begun, or is still at it. */
    record Working() implements Word {}

    /** It is done: an outcome for each document. */
    record Answered(List<JsonNode> outcomes) implements Word {
      public Answered {
        outcomes = List.copyOf(outcomes);
      }
    }

    /**
     * It cannot do it, though another worker may.
     *
     * @param reason without quoting a document
     */
    record Refused(String reason) implements Word {}
  }

  private static final String STATE = "state";
  private static final String WORKING = "working";
  private static final String OUTCOMES = "outcomes";
  private static final String ERROR = "error";

  /** The reply in UTF-8. */
  public byte[] write() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("version", TaskEnvelope.VERSION)
            .put("id", id)
            .put("worker", worker);
    if (word instanceof Word.Answered answered) {
      ArrayNode outcomes = json.putArray(OUTCOMES);
      answered.outcomes().forEach(outcomes::add);
    } else if (word instanceof Word.Refused refused) {
      json.put(ERROR, refused.reason());
    } else {
      json.put(STATE, WORKING);
    }
    return TaskEnvelope.writeDocument(json);
  }

  /**
   * Reads a reply.
   *
   * @throws IllegalArgumentException if it is none of this version; says what is expected
   */
  public static WorkerReply read(byte[] body) {
    JsonNode json = TaskEnvelope.parse(body);
    return new WorkerReply(
        TaskEnvelope.text(json, "id"), TaskEnvelope.text(json, "worker"), word(json));
  }

  private static Word word(JsonNode json) {
    if (json.path(OUTCOMES).isArray()) {
      List<JsonNode> outcomes = new ArrayList<>();
      json.get(OUTCOMES).forEach(outcomes::add);
      return new Word.Answered(outcomes);
    } else if (json.hasNonNull(ERROR)) {
      return new Word.Refused(json.get(ERROR).asText());
    } else if (json.path(STATE).asText().equals(WORKING)) {
      return new Word.Working();
    }
    throw new IllegalArgumentException("expected outcomes, error or state");
  }
}
