package io.anabranch.serde.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to reach the registry.
 *
 * @param endpoints at least one; all lead to the same registry
 * @param connectTimeout for the TCP connection and the TLS handshake
 * @param readTimeout for the whole answer, not for the gap between two bytes
 */
public record RegistryConfig(
    List<RegistryEndpoint> endpoints,
    Duration connectTimeout,
    Duration readTimeout,
    RetryPolicy retries,
    TlsConfig tls) {

  static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
  static final String READ_TIMEOUT = "http.read.timeout.ms";

  public RegistryConfig {
    endpoints = List.copyOf(endpoints);
  }

  public static RegistryConfig from(Map<String, ?> properties) {
    PropertyReader reader = PropertyReader.ofClient(properties);
    return new RegistryConfig(
        RegistryEndpoint.from(reader),
        reader.millis(CONNECT_TIMEOUT, Duration.ofSeconds(2), 1),
        reader.millis(READ_TIMEOUT, Duration.ofSeconds(3), 1),
        RetryPolicy.from(reader),
        TlsConfig.from(reader));
  }

  /** Bound of one attempt at one endpoint, whatever the server does. */
  public Duration attemptTimeout() {
    return connectTimeout.plus(readTimeout);
  }

  /**
   * Bound of a whole call: every endpoint is tried in every round, with a pause between rounds.
   * With the defaults and one URL 23 seconds.
   */
  public Duration callTimeout() {
    Duration round = attemptTimeout().multipliedBy(endpoints.size());
    return round
        .multipliedBy(retries.maxRetries() + 1L)
        .plus(retries.maxWait().multipliedBy(retries.maxRetries()));
  }
}
