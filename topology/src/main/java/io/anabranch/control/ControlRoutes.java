package io.anabranch.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.Applications;
import io.anabranch.http.HttpAnswer;
import io.anabranch.http.HttpCall;
import io.anabranch.http.HttpHandler;
import io.anabranch.http.Router;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;

/** What each request does. */
final class ControlRoutes {

  private static final String LIVE = "/health/live";
  private static final String READY = "/health/ready";
  private static final String NAME = "name";

  /** Prometheus' text format, version 0.0.4. */
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final ControlToken token;
  private final Applications applications;
  private final Executor actions;

  /**
   * @param actions runs what waits: stops and starts
   */
  ControlRoutes(ControlToken token, Applications applications, Executor actions) {
    this.token = token;
    this.applications = applications;
    this.actions = actions;
  }

  Router router() {
    return Router.builder()
        .guard(this::refuse)
        .get(LIVE, now(ControlRoutes::live))
        .get(READY, now(this::ready))
        .get("/metrics", now(this::metrics))
        .get("/applications", now(this::all))
        .post("/applications/{name}/stop", later(this::stop))
        .post("/applications/{name}/start", later(this::start))
        .build();
  }

  /** Open to all is what tells nothing but names and states of applications. */
  private Optional<HttpAnswer> refuse(HttpCall call) {
    boolean isOpen = call.path().equals(LIVE) || call.path().equals(READY);
    return isOpen || token.isIn(call.header("Authorization").orElse(null))
        ? Optional.empty()
        : Optional.of(
            HttpAnswer.error(
                    HttpURLConnection.HTTP_UNAUTHORIZED,
                    "needs the token of this process: Authorization: Bearer ...")
                .withHeader("WWW-Authenticate", "Bearer"));
  }

  private static HttpHandler now(Supplier<HttpAnswer> answer) {
    return call -> call.answer(answer.get());
  }

  private HttpHandler later(Function<String, HttpAnswer> action) {
    return call -> {
      String name = call.pathParameter(NAME);
      call.answer(CompletableFuture.supplyAsync(() -> act(name, action), actions));
    };
  }

  private static HttpAnswer live() {
    return ok(JsonNodeFactory.instance.objectNode().put("live", true));
  }

  /** Ready is a process of which every application runs and holds for nothing. */
  private HttpAnswer ready() {
    List<ApplicationHealth> health = applications.health();
    boolean ready =
        !health.isEmpty()
            && health.stream().allMatch(h -> h.state() == ApplicationHealth.State.RUNNING);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("ready", ready);
    ObjectNode states = body.putObject("applications");
    health.forEach(h -> states.put(h.name(), h.state().toString()));
    return HttpAnswer.json(
        ready ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_UNAVAILABLE, body);
  }

  private HttpAnswer metrics() {
    return HttpAnswer.text(HttpURLConnection.HTTP_OK, METRICS_TYPE, applications.metrics());
  }

  private HttpAnswer all() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    applications.health().forEach(health -> all.add(ControlJson.write(health)));
    return ok(all);
  }

  private HttpAnswer act(String name, Function<String, HttpAnswer> action) {
    return find(name).isPresent()
        ? action.apply(name)
        : HttpAnswer.error(
            HttpURLConnection.HTTP_NOT_FOUND, "this process has no application of this name");
  }

  private HttpAnswer stop(String name) {
    return applications.stop(name)
        ? ok(ControlJson.write(find(name).orElseThrow()))
        : HttpAnswer.error(
            HttpURLConnection.HTTP_UNAVAILABLE, "the application is busy and stops later");
  }

  private HttpAnswer start(String name) {
    try {
      applications.start(name);
    } catch (ConfigException e) {
      return HttpAnswer.error(HttpURLConnection.HTTP_CONFLICT, String.valueOf(e.getMessage()));
    }
    return ok(ControlJson.write(find(name).orElseThrow()));
  }

  private static HttpAnswer ok(JsonNode body) {
    return HttpAnswer.json(HttpURLConnection.HTTP_OK, body);
  }

  private Optional<ApplicationHealth> find(String name) {
    return applications.health().stream().filter(h -> h.name().equals(name)).findFirst();
  }
}
