package io.anabranch.http;

import java.time.Duration;

/**
 * What clients may take of an endpoint.
 *
 * @param headBytes of a request's line and headers together; more is answered 431
 * @param bodyBytes of a request's body, unless its route says otherwise; more is answered 413
 * @param bodiesBytes of all bodies together whose requests are not answered yet, without the first
 *     16 kB of each; more is answered 503
 * @param head time for a whole head, from the opening of the connection; then it is closed
 * @param body time for a whole body; then the request is answered 408
 * @param connections at once; more are closed as they open
 * @param idle time between two requests of a connection, and for which a client may take nothing of
 *     what is written to it; then it is closed. The head of a later request has this and {@code
 *     head} together.
 */
public record HttpLimits(
    int headBytes,
    int bodyBytes,
    int bodiesBytes,
    Duration head,
    Duration body,
    int connections,
    Duration idle) {

  /**
   * @throws IllegalArgumentException if one is not positive
   */
  public HttpLimits {
    check("headBytes", headBytes);
    check("bodyBytes", bodyBytes);
    check("bodiesBytes", bodiesBytes);
    check("head", head);
    check("body", body);
    check("connections", connections);
    check("idle", idle);
  }

  /**
   * Heads of 16 kB in 5 s, bodies of 1 MB in 10 s and 64 MB together, 2,000 connections, 30 s
   * between requests.
   */
  public static HttpLimits defaults() {
    return new HttpLimits(
        16 * 1024,
        1024 * 1024,
        64 * 1024 * 1024,
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        2_000,
        Duration.ofSeconds(30));
  }

  private static void check(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
  }

  private static void check(String name, Duration value) {
    if (value.toMillis() <= 0) {
      throw new IllegalArgumentException(name + " must be at least a millisecond: " + value);
    }
  }
}
