package io.anabranch.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request is answered. Every answer is sent with {@code Cache-Control: no-store} and {@code
 * X-Content-Type-Options: nosniff}, unless it has such headers of its own.
 */
public final class HttpAnswer {

  private final int status;
  private final Optional<String> contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpAnswer(
      int status, Optional<String> contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  /**
   * Any body.
   *
   * @param body not to be changed afterwards
   */
  public static HttpAnswer of(int status, String contentType, byte[] body) {
    return new HttpAnswer(status, Optional.of(contentType), Map.of(), body);
  }

  /**
   * A text, sent as UTF-8.
   *
   * @param contentType with its charset, where it has one
   */
  public static HttpAnswer text(int status, String contentType, String body) {
    return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON value on a line. */
  public static HttpAnswer json(int status, JsonNode body) {
    return text(status, "application/json", body + "\n");
  }

  /** A JSON object whose {@code error} says what is wrong; nothing that a customer wrote. */
  public static HttpAnswer error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  /** An answer without a body. */
  public static HttpAnswer empty(int status) {
    return new HttpAnswer(status, Optional.empty(), Map.of(), new byte[0]);
  }

  /** This answer with one more header, or with another value of one. */
  public HttpAnswer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, contentType, Map.copyOf(more), body);
  }

  /** Of HTTP. */
  public int status() {
    return status;
  }

  /** Empty if it has no body. */
  public Optional<String> contentType() {
    return contentType;
  }

  /** Those that the answer adds. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Not to be changed. */
  public byte[] body() {
    return body;
  }
}
