package io.anabranch.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.json.AvroToJson;
import io.anabranch.json.JsonToAvro;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.SkipCause;
import io.anabranch.schema.ModelInfo;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Outcomes as JSON: an object with a {@code value}, a reason for which the document is {@code
 * rejected}, or a cause and a reason for which it is {@code skipped}.
 *
 * @param <T> Avro type of the annotation
 * @param type class of the Avro type
 */
public record OutcomeJson<T extends SpecificRecord>(Class<T> type) {

  private static final String VALUE = "value";
  private static final String MODEL = "model";
  private static final String REJECTED = "rejected";
  private static final String SKIPPED = "skipped";
  private static final String CAUSE = "cause";
  private static final String REASON = "reason";

  /** An outcome as an object. */
  public ObjectNode write(Outcome<T> outcome) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    if (outcome instanceof Outcome.Done<T> done) {
      object.set(VALUE, AvroToJson.packed(done.value()));
      done.model()
          .ifPresent(
              model ->
                  object
                      .putObject(MODEL)
                      .put("name", model.getName())
                      .put("version", model.getVersion()));
    } else if (outcome instanceof Outcome.Skipped<T> skipped) {
      object.putObject(SKIPPED).put(CAUSE, skipped.cause().name()).put(REASON, skipped.reason());
    } else {
      object.put(REJECTED, ((Outcome.Rejected<T>) outcome).reason());
    }
    return object;
  }

  /**
   * What {@link #write} gave, or an object like it.
   *
   * @throws IllegalArgumentException if it is none; says where, and what is expected there
   */
  public Outcome<T> read(JsonNode object) {
    if (object.hasNonNull(VALUE)) {
      return new Outcome.Done<>(
          JsonToAvro.read(type, object.get(VALUE)),
          Optional.ofNullable(object.get(MODEL))
              .filter(model -> !model.isNull())
              .map(model -> JsonToAvro.read(ModelInfo.class, model)));
    } else if (object.hasNonNull(SKIPPED)) {
      JsonNode skipped = object.get(SKIPPED);
      return new Outcome.Skipped<>(
          cause(skipped.path(CAUSE).asText()), skipped.path(REASON).asText());
    } else if (object.path(REJECTED).isTextual()) {
      return new Outcome.Rejected<>(object.get(REJECTED).textValue());
    }
    throw new IllegalArgumentException("expected value, rejected or skipped");
  }

  private static SkipCause cause(String name) {
    return Arrays.stream(SkipCause.values())
        .filter(cause -> cause.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "/skipped/cause: expected one of " + Arrays.toString(SkipCause.values())));
  }
}
