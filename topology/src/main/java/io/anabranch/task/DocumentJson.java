package io.anabranch.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.json.AvroToJson;
import io.anabranch.json.JsonToAvro;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Document;
import java.util.Collection;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Documents as JSON: an object with an annotation by each name; the message is {@code message}.
 *
 * @param annotations those that a document may have; others are left out
 */
public record DocumentJson(Collection<Annotation<?>> annotations) {

  /** Name of the place in Kafka that may stand for a document. */
  public static final String RECORD = "record";

  private static final String MESSAGE = "message";

  public DocumentJson {
    annotations = List.copyOf(annotations);
  }

  /** A document as an object. */
  public ObjectNode write(Document document) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Annotation<?> annotation : annotations) {
      if (document.has(annotation)) {
        object.set(name(annotation), AvroToJson.packed(document.get(annotation)));
      }
    }
    return object;
  }

  /**
   * What {@link #write} gave, or an object like it.
   *
   * @throws IllegalArgumentException if an annotation is not as its schema says; says where
   */
  public Document read(JsonNode object) {
    Document document = Document.empty();
    for (Annotation<?> annotation : annotations) {
      if (object.hasNonNull(name(annotation))) {
        document = with(document, annotation, object.get(name(annotation)));
      }
    }
    return document;
  }

  private static <T extends SpecificRecord> Document with(
      Document document, Annotation<T> annotation, JsonNode json) {
    return document.with(annotation, JsonToAvro.read(annotation.type(), json));
  }

  private static String name(Annotation<?> annotation) {
    return annotation.equals(Annotation.MESSAGE) ? MESSAGE : annotation.name();
  }
}
