package io.anabranch.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets requests through that are open to all or carry the token, and answers each. */
final class ControlHandler implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ControlHandler.class);

  private final ControlToken token;
  private final ControlRoutes routes;

  ControlHandler(ControlToken token, ControlRoutes routes) {
    this.token = token;
    this.routes = routes;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ControlAnswer answer = answer(exchange);
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (answer.status() == ControlAnswer.UNAUTHORIZED) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      }
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private ControlAnswer answer(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    if (!ControlRoutes.isOpen(path)
        && !token.isIn(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return ControlAnswer.error(
          ControlAnswer.UNAUTHORIZED, "needs the token of this process: Authorization: Bearer ...");
    }
    try {
      return routes.answer(exchange.getRequestMethod(), path);
    } catch (RuntimeException e) {
      LOG.error("Control request failed: path={}", path, e);
      return ControlAnswer.error(ControlAnswer.FAILED, "failed; see the log of this process");
    }
  }
}
