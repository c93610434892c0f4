package io.anabranch.http;

/** What a route does. Called by several threads at once. */
@FunctionalInterface
public interface HttpHandler {

  /**
   * Answers a request, now or later, and once. It may return before it has, and must not wait:
   * there are few threads. What it throws is logged without the body, and answered 500.
   */
  void handle(HttpCall call) throws Exception;
}
