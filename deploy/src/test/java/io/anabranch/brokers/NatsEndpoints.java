package io.anabranch.brokers;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.gateway.SubmissionReader;
import io.anabranch.gateway.SubmissionService;
import io.anabranch.gateway.nats.NatsEndpoint;
import io.anabranch.gateway.nats.NatsSettings;
import java.util.Map;
import java.util.TreeMap;

/** Endpoints on the subject of {@link NatsCaller}, with an intake of tickets. */
final class NatsEndpoints {

  private static final SubmissionReader READER =
      SubmissionReader.of(
          AnabranchConfig.from(
              Map.of(
                  "intake.tickets.topic", "tickets",
                  "intake.tickets.text", "/ticket/body",
                  "intake.tickets.key", "/who")));

  private NatsEndpoints() {}

  /** Starts one, which need not be connected then. */
  static NatsEndpoint start(Map<String, String> keys, SubmissionService service) {
    Map<String, String> all = new TreeMap<>(keys);
    all.put("subject", NatsCaller.SUBJECT);
    return NatsEndpoint.start(NatsSettings.from(all, Map.of()), service, READER);
  }
}
