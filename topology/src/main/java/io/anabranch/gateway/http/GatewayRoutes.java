package io.anabranch.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.gateway.Gateway;
import io.anabranch.gateway.SubmissionReader;
import io.anabranch.http.Guard;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import io.anabranch.http.HttpHandler;
import io.anabranch.http.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;

/** What the gateway serves by HTTP; <i>openapi.yaml</i> beside this class describes it. */
public final class GatewayRoutes implements AutoCloseable {

  private static final String DESCRIPTION = "openapi.yaml";

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "gateway-events"));
  private final EventReads events;
  private final Router router;

  /**
   * @param headers of enriched records, by which readers choose
   * @param longest that a caller may wait
   * @param streams most readers of events at once
   */
  public GatewayRoutes(
      Gateway gateway,
      SubmissionReader reader,
      Access access,
      Set<String> headers,
      Duration longest,
      int streams) {
    events = new EventReads(gateway, access, headers, streams, timer);
    router =
        router(
            new BrowserGuard(!access.hasTokens()),
            new MessagePosts(gateway, reader, access, longest),
            new MessageReads(gateway, access),
            events,
            gateway::isReady);
  }

  static Router router(
      Guard guard,
      HttpHandler posts,
      HttpHandler reads,
      HttpHandler events,
      BooleanSupplier isReady) {
    byte[] description = description();
    return Router.builder()
        .guard(guard)
        .post("/v1/messages", posts)
        .get("/v1/messages/{id}", reads)
        .get("/v1/enriched", events)
        .get(
            "/v1/openapi.yaml",
            call -> call.answer(HttpAnswer.of(200, "application/yaml", description)))
        .get("/health/live", call -> answerHealth(call, "live", true))
        .get("/health/ready", call -> answerHealth(call, "ready", isReady.getAsBoolean()))
        .build();
  }

  private static void answerHealth(HttpCall call, String name, boolean isWell) {
    call.answer(
        HttpAnswer.json(
            isWell ? 200 : 503, JsonNodeFactory.instance.objectNode().put(name, isWell)));
  }

  private static byte[] description() {
    try (InputStream in =
        Objects.requireNonNull(GatewayRoutes.class.getResourceAsStream(DESCRIPTION))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Router router() {
    return router;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    events.close();
  }
}
