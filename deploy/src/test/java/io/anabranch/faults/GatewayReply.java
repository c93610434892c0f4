package io.anabranch.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.brokers.NatsCaller;
import java.net.http.HttpResponse;

/** What a gateway has answered, by whatever way. */
record GatewayReply(int status, JsonNode json) {

  private static final JsonMapper JSON = new JsonMapper();

  static GatewayReply of(HttpResponse<String> response) {
    try {
      return new GatewayReply(response.statusCode(), JSON.readTree(response.body()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer is not JSON", e);
    }
  }

  static GatewayReply of(NatsCaller.Reply reply) {
    return new GatewayReply(Integer.parseInt(reply.status()), reply.json());
  }

  /** Whether there is nothing left to ask but for what becomes of the message. */
  boolean isTaken() {
    return status == 200 || status == 202;
  }

  /** Whether the caller is to ask again. */
  boolean isLater() {
    return status == 429 || status == 503;
  }

  boolean isComplete() {
    return status == 200 && json.path("status").asText().equals("COMPLETE");
  }

  String id() {
    return json.path("id").asText();
  }

  String text() {
    return json.path("message").path("text").asText();
  }
}
