package io.anabranch.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A request and its answer. Thread-safe. It is answered once, from any thread, as long after the
 * handler has returned as need be; a connection waits for as long.
 */
public interface HttpCall {

  /** The method, as it was sent: {@code HEAD} also where the route is one of {@code GET}. */
  String method();

  /** The path, as it was sent: percent-encoded, without the query. */
  String path();

  /**
   * What stands in the path for a parameter of the route's template, decoded.
   *
   * @throws IllegalArgumentException if the template has no such parameter
   */
  String pathParameter(String name);

  /** All parameters of the query, decoded, in the order in which they were sent. */
  Map<String, List<String>> query();

  /** The first value of a parameter of the query, decoded. */
  Optional<String> query(String name);

  /** The first header of a name, in whatever case. */
  Optional<String> header(String name);

  /** The address that the connection comes from, without the port. */
  String remoteAddress();

  /**
   * Reads the body, without holding a thread. The layer itself answers a body that is too large
   * (413), too slow (408) or not whole; the stage then fails with an {@link java.io.IOException},
   * and what the handler answers is ignored. What hangs on the stage runs in a thread of the server
   * and must not wait.
   *
   * @throws IllegalStateException if it was asked for before
   */
  CompletionStage<byte[]> body();

  /**
   * Answers. Ignored if the client has gone or the layer has answered.
   *
   * @throws IllegalStateException if the handler has answered before
   */
  void answer(HttpAnswer answer);

  /**
   * Answers when a stage is complete; 500 if it fails, as if the handler had thrown that.
   *
   * @throws IllegalStateException as {@link #answer(HttpAnswer)} does, at once or in the log
   */
  void answer(CompletionStage<HttpAnswer> answer);

  /**
   * Answers with a stream, whose head is sent at once. It may be quiet for as long as it likes. The
   * connection ends with it.
   *
   * @return one that has ended if the client has gone or the layer has answered, or that ends at
   *     once if the method is {@code HEAD}
   * @throws IllegalStateException if the handler has answered before
   */
  AnswerStream stream(int status, String contentType, Map<String, String> headers);
}
