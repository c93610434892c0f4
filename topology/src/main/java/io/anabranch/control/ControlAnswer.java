package io.anabranch.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * What a request is answered.
 *
 * @param status of HTTP
 */
record ControlAnswer(int status, String contentType, String body) {

  static final int OK = 200;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int FAILED = 500;
  static final int UNAVAILABLE = 503;

  static ControlAnswer json(int status, JsonNode body) {
    return new ControlAnswer(status, "application/json", body + "\n");
  }

  static ControlAnswer error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }
}
