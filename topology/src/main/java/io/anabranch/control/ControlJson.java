package io.anabranch.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.host.ApplicationHealth;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** An application's health as it goes over the wire. */
final class ControlJson {

  private ControlJson() {}

  static ObjectNode write(ApplicationHealth health) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", health.name())
            .put("id", health.id())
            .put("state", health.state().toString())
            .put("lateResultsDropped", health.lateResultsDropped())
            .putNull("recordsPerSecond")
            .putNull("model")
            .putNull("reason");
    health.reason().ifPresent(reason -> node.put("reason", reason));
    health.model().ifPresent(model -> node.put("model", model));
    health.recordsPerSecond().ifPresent(speed -> node.put("recordsPerSecond", speed));
    return node;
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static ApplicationHealth read(JsonNode node) {
    return new ApplicationHealth(
        node.path("name").asText(),
        node.path("id").asText(),
        ApplicationHealth.State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)),
        node.path("lateResultsDropped").asLong(),
        node.path("recordsPerSecond").isNumber()
            ? OptionalDouble.of(node.path("recordsPerSecond").asDouble())
            : OptionalDouble.empty(),
        Optional.ofNullable(node.path("model").textValue()),
        Optional.ofNullable(node.path("reason").textValue()));
  }
}
