package io.anabranch.gateway.server;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.config.Durations;
import io.anabranch.gateway.GatewayLimits;
import io.anabranch.gateway.http.Access;
import io.anabranch.gateway.nats.NatsSettings;
import io.anabranch.http.HttpLimits;
import io.anabranch.http.HttpSettings;
import io.anabranch.http.ServerTls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * How a gateway is configured.
 *
 * @param streams most readers of events at once
 * @param nats empty if callers do not come by NATS
 */
public record GatewaySettings(
    HttpSettings http,
    Access access,
    GatewayLimits limits,
    int streams,
    Optional<NatsSettings> nats) {

  /**
   * Reads the keys of a configuration.
   *
   * @param environment where secrets may be
   * @throws ConfigException that names the key, the bad value and what is allowed
   */
  public static GatewaySettings of(AnabranchConfig config, Map<String, String> environment) {
    Map<String, String> own = new TreeMap<>();
    Map<String, String> nats = new TreeMap<>();
    config
        .gateway()
        .forEach(
            (key, value) -> {
              if (key.startsWith(NatsSettings.PREFIX)) {
                nats.put(key.substring(NatsSettings.PREFIX.length()), value);
              } else if (GatewayKeys.DEFINITION.names().contains(key)) {
                own.put(key, value);
              } else {
                throw new ConfigException(
                    "unknown key '%s'; allowed are %s* and %s"
                        .formatted(
                            key,
                            NatsSettings.PREFIX,
                            String.join(", ", new TreeSet<>(GatewayKeys.DEFINITION.names()))));
              }
            });
    AbstractConfig parsed = new AbstractConfig(GatewayKeys.DEFINITION, own, false);
    Optional<Path> tokens = path(parsed, GatewayKeys.TOKENS_FILE);
    String host = parsed.getString(GatewayKeys.HOST);
    if (tokens.isEmpty() && !isThisMachineAlone(host)) {
      throw new ConfigException(
          GatewayKeys.HOST,
          host,
          "other machines can reach this address; that needs " + GatewayKeys.TOKENS_FILE);
    }
    return new GatewaySettings(
        new HttpSettings(host, parsed.getInt(GatewayKeys.PORT), tls(parsed), limits(parsed)),
        tokens.map(file -> Access.read(GatewayKeys.TOKENS_FILE, file)).orElseGet(Access::open),
        new GatewayLimits(
            parsed.getInt(GatewayKeys.WAITING),
            parsed.getLong(GatewayKeys.LAG),
            Durations.parse(GatewayKeys.WAIT, parsed.getString(GatewayKeys.WAIT))),
        parsed.getInt(GatewayKeys.STREAMS),
        nats.isEmpty() ? Optional.empty() : Optional.of(NatsSettings.from(nats, environment)));
  }

  /** These settings with another port. */
  public GatewaySettings withPort(int port) {
    return new GatewaySettings(
        new HttpSettings(http.host(), port, http.tls(), http.limits()),
        access,
        limits,
        streams,
        nats);
  }

  private static Optional<ServerTls> tls(AbstractConfig parsed) {
    Optional<Path> certificate = path(parsed, GatewayKeys.CERTIFICATE_FILE);
    Optional<Path> key = path(parsed, GatewayKeys.KEY_FILE);
    if (certificate.isPresent() != key.isPresent()) {
      throw new ConfigException(
          "%s and %s: both are needed"
              .formatted(GatewayKeys.CERTIFICATE_FILE, GatewayKeys.KEY_FILE));
    }
    return certificate.map(
        file -> ServerTls.pem(file, key.orElseThrow(), path(parsed, GatewayKeys.PASSWORD_FILE)));
  }

  private static HttpLimits limits(AbstractConfig parsed) {
    HttpLimits usual = HttpLimits.defaults();
    return new HttpLimits(
        usual.headBytes(),
        parsed.getInt(GatewayKeys.BODY),
        usual.bodiesBytes(),
        usual.head(),
        usual.body(),
        parsed.getInt(GatewayKeys.CONNECTIONS),
        usual.idle());
  }

  private static Optional<Path> path(AbstractConfig parsed, String key) {
    return Optional.of(parsed.getString(key)).filter(value -> !value.isBlank()).map(Path::of);
  }

  private static boolean isThisMachineAlone(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new ConfigException(GatewayKeys.HOST, host, "no such host");
    }
  }
}
