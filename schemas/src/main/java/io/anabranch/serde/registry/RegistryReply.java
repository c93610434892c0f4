package io.anabranch.serde.registry;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the registry answered.
 *
 * @param body the JSON, or a {@link MissingNode} if it is none
 */
record RegistryReply(RegistryEndpoint endpoint, int status, JsonNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_MESSAGE = 1000;

  static RegistryReply of(RegistryEndpoint endpoint, int status, byte[] body) {
    try {
      return new RegistryReply(endpoint, status, JSON.readTree(body));
    } catch (JacksonException e) {
      return new RegistryReply(endpoint, status, MissingNode.getInstance());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // An array does not fail to be read.
    }
  }

  boolean isSuccess() {
    return status == 200;
  }

  /** Worth another try: overload and server errors. */
  boolean isTransient() {
    return status == 429 || status >= 500;
  }

  /** Confluent's error code: the HTTP status and two more digits; 0 if there is none. */
  int errorCode() {
    return body.path("error_code").asInt();
  }

  /** Subject, version or schema not found. A plain 404 says no more than that the URL is wrong. */
  boolean isNotFound() {
    return status == 404 && errorCode() >= 40401 && errorCode() <= 40403;
  }

  /** 409 incompatible, 422 invalid. */
  boolean isRefused() {
    return status == 409 || status == 422;
  }

  String reason() {
    String message = body.path("message").asText();
    String shortened = message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
    return "HTTP " + status + (shortened.isEmpty() ? "" : ": " + shortened);
  }

  /** Not an answer to what was asked. */
  SchemaRegistryUnavailableException unusable() {
    String hint =
        switch (status) {
          case 200 -> "its answer is not that of a schema registry";
          case 401, 403 -> "it refuses the credentials, " + reason();
          case 404 -> "no schema registry under this URL, " + reason();
          default -> reason();
        };
    return new SchemaRegistryUnavailableException("Schema registry " + endpoint + ": " + hint);
  }
}
