package io.anabranch.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.Applications;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/** What each request does. */
final class ControlRoutes {

  private static final String LIVE = "/health/live";
  private static final String READY = "/health/ready";
  private static final String METRICS = "/metrics";
  private static final String APPLICATIONS = "/applications";
  private static final Pattern ACTION = Pattern.compile("/applications/([^/]+)/(stop|start)");

  /** Prometheus' text format, version 0.0.4. */
  private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Applications applications;

  ControlRoutes(Applications applications) {
    this.applications = applications;
  }

  /** Whether a path needs no token: it tells nothing but names and states of applications. */
  static boolean isOpen(String path) {
    return path.equals(LIVE) || path.equals(READY);
  }

  ControlAnswer answer(String method, String path) {
    Matcher action = ACTION.matcher(path);
    if (action.matches()) {
      return method.equals("POST")
          ? act(action.group(1), action.group(2).equals("start"))
          : ControlAnswer.error(ControlAnswer.METHOD_NOT_ALLOWED, "allowed is POST");
    }
    ControlAnswer answer =
        switch (path) {
          case LIVE -> live();
          case READY -> ready();
          case METRICS -> new ControlAnswer(ControlAnswer.OK, METRICS_TYPE, applications.metrics());
          case APPLICATIONS -> all();
          default -> ControlAnswer.error(ControlAnswer.NOT_FOUND, "no such path");
        };
    return method.equals("GET") || answer.status() == ControlAnswer.NOT_FOUND
        ? answer
        : ControlAnswer.error(ControlAnswer.METHOD_NOT_ALLOWED, "allowed is GET");
  }

  private static ControlAnswer live() {
    return ControlAnswer.json(
        ControlAnswer.OK, JsonNodeFactory.instance.objectNode().put("live", true));
  }

  /** Ready is a process of which every application runs and holds for nothing. */
  private ControlAnswer ready() {
    List<ApplicationHealth> health = applications.health();
    boolean ready =
        !health.isEmpty()
            && health.stream().allMatch(h -> h.state() == ApplicationHealth.State.RUNNING);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("ready", ready);
    ObjectNode states = body.putObject("applications");
    health.forEach(h -> states.put(h.name(), h.state().toString()));
    return ControlAnswer.json(ready ? ControlAnswer.OK : ControlAnswer.UNAVAILABLE, body);
  }

  private ControlAnswer all() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    applications.health().forEach(health -> all.add(ControlJson.write(health)));
    return ControlAnswer.json(ControlAnswer.OK, all);
  }

  private ControlAnswer act(String name, boolean starts) {
    if (find(name).isEmpty()) {
      return ControlAnswer.error(
          ControlAnswer.NOT_FOUND, "this process has no application of this name");
    }
    if (starts) {
      try {
        applications.start(name);
      } catch (ConfigException e) {
        return ControlAnswer.error(ControlAnswer.CONFLICT, String.valueOf(e.getMessage()));
      }
    } else if (!applications.stop(name)) {
      return ControlAnswer.error(
          ControlAnswer.UNAVAILABLE, "the application is busy and stops later");
    }
    return ControlAnswer.json(ControlAnswer.OK, ControlJson.write(find(name).orElseThrow()));
  }

  private Optional<ApplicationHealth> find(String name) {
    return applications.health().stream().filter(h -> h.name().equals(name)).findFirst();
  }
}
