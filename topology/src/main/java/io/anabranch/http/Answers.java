package io.anabranch.http;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** How an answer goes over to Jetty. */
final class Answers {

  private Answers() {}

  /** Sends all of an answer; the callback is told when the client's connection has taken it. */
  static void send(HttpAnswer answer, Response response, Callback callback) {
    head(
        response,
        answer.status(),
        answer.contentType().isPresent()
            ? Map.of(HttpHeader.CONTENT_TYPE.asString(), answer.contentType().get())
            : Map.of());
    answer.headers().forEach(response.getHeaders()::put);
    response.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /** Answers a request that is none: one that no handler has seen. */
  static boolean refuse(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    String meaning = HttpStatus.getMessage(status).toLowerCase(Locale.ROOT);
    send(HttpAnswer.error(status, meaning), response, callback);
    return true;
  }

  /** Prepares status and headers, and those that every answer has. */
  static void head(Response response, int status, Map<String, String> headers) {
    HttpFields.Mutable fields = response.getHeaders();
    response.setStatus(status);
    fields.put(HttpHeader.CACHE_CONTROL, "no-store");
    fields.put("X-Content-Type-Options", "nosniff");
    headers.forEach(fields::put);
  }
}
