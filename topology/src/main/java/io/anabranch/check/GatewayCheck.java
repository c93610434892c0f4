package io.anabranch.check;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.gateway.server.GatewaySettings;
import java.util.List;
import java.util.Map;

/** Whether a gateway could start by its settings, its files included. */
record GatewayCheck(AnabranchConfig config, Map<String, String> environment) implements Check {

  @Override
  public String subject() {
    return "gateway";
  }

  @Override
  public List<Finding> look() {
    if (config.gateway().isEmpty()) {
      return List.of();
    }
    GatewaySettings settings = GatewaySettings.of(config, environment);
    return List.of(
        Finding.ok(
            subject(),
            "%s:%d%s"
                .formatted(
                    settings.http().host(),
                    settings.http().port(),
                    settings.nats().isPresent() ? ", and NATS" : "")));
  }
}
