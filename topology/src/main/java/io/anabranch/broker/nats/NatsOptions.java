package io.anabranch.broker.nats;

import io.anabranch.broker.BrokerSettings;
import io.anabranch.broker.HostCheckingTrust;
import io.nats.client.Options;
import java.time.Duration;

/** Options of connections that never give up. */
final class NatsOptions {

  static final Duration RETRY = Duration.ofMillis(500);
  static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

  private static final Duration PING = Duration.ofSeconds(10);

  private NatsOptions() {}

  /**
   * Options without listeners.
   *
   * @param name by which the server lists the connection
   */
  static Options.Builder of(BrokerSettings settings, String name) {
    String scheme = settings.address().isSecured() ? "tls://" : "nats://";
    Options.Builder builder =
        Options.builder()
            .servers(
                settings.address().servers().stream()
                    .map(server -> scheme + server.getHostString() + ":" + server.getPort())
                    .toArray(String[]::new))
            .connectionName(name)
            .connectionTimeout(CONNECT_LIMIT)
            .maxReconnects(-1)
            .reconnectWait(RETRY)
            .pingInterval(PING);
    settings
        .credentials()
        .ifPresent(
            credentials -> {
              char[] secret = credentials.secret().toCharArray();
              credentials
                  .user()
                  .ifPresentOrElse(
                      user -> builder.userInfo(user.toCharArray(), secret),
                      () -> builder.token(secret));
            });
    if (settings.address().isSecured()) {
      // Certificates name hosts. Other modes connect to addresses, and so do servers told by a
      // cluster.
      builder
          .sslContext(HostCheckingTrust.context(settings.trusted()))
          .hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs)
          .ignoreDiscoveredServers();
    }
    return builder;
  }
}
