package io.anabranch.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.json.AvroToJson;
import io.anabranch.schema.Enriched;

/** Answers as JSON, the same by every way. */
public final class AnswerJson {

  private AnswerJson() {}

  /**
   * An answer as an object.
   *
   * @param hasText whether the caller may read what the customer wrote
   */
  public static ObjectNode of(Answer answer, boolean hasText) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (answer instanceof Answer.Found found) {
      return of(found.enriched(), hasText);
    } else if (answer instanceof Answer.Pending pending) {
      return node.put("id", pending.id().toString()).put("status", "PENDING");
    } else if (answer instanceof Answer.Refused refused) {
      return node.put("error", refused.reason());
    }
    return node.put("status", "LEFT_OUT");
  }

  /** An enriched record, without what the customer wrote unless the reader may see it. */
  public static ObjectNode of(Enriched enriched, boolean hasText) {
    ObjectNode node = AvroToJson.of(enriched);
    if (!hasText) {
      TextFree.reduce(node, Enriched.SCHEMA$);
    }
    return node;
  }
}
