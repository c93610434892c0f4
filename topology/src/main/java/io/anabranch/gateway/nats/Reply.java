package io.anabranch.gateway.nats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.gateway.Answer;
import io.anabranch.gateway.AnswerJson;
import io.nats.client.impl.Headers;
import java.time.Duration;

/**
 * An answer as a message of NATS.
 *
 * @param body JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Handed to the connection, never compared.
record Reply(Headers headers, byte[] body) {

  static final String STATUS = "Anabranch-Status";
  static final String RETRY_AFTER = "Retry-After";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int PENDING = 202;

  /**
   * Makes the reply, or one with the id alone if that is larger than the server takes.
   *
   * @param largest bytes of headers and body
   */
  static Reply of(Answer answer, long largest) {
    Reply whole = of(answer.status(), AnswerJson.of(answer, true));
    if (answer instanceof Answer.Refused refused) {
      refused
          .retryAfter()
          .ifPresent(wait -> whole.headers.put(RETRY_AFTER, Long.toString(seconds(wait))));
    }
    if (answer instanceof Answer.Found found && whole.size() > largest) {
      return of(
          PENDING,
          JsonNodeFactory.instance
              .objectNode()
              .put("id", found.enriched().getId())
              .put("status", "PENDING")
              .put(
                  "error",
                  "the record is larger than the %d bytes that this NATS server takes; fetch it by HTTP by its id"
                      .formatted(largest)));
    }
    return whole;
  }

  private long size() {
    return (long) headers.serializedLength() + body.length;
  }

  private static Reply of(int status, ObjectNode json) {
    Headers headers =
        new Headers()
            .put(STATUS, Integer.toString(status))
            .put(RequestHeaders.CONTENT_TYPE, "application/json");
    try {
      return new Reply(headers, JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }

  /** Rounded up, as HTTP has whole ones. */
  private static long seconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }
}
