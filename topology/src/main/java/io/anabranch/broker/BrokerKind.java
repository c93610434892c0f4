package io.anabranch.broker;

import java.util.Arrays;
import java.util.Optional;

/** A kind of broker, told by the scheme of its URLs. */
public enum BrokerKind {
  RABBITMQ("amqp", 5672, "amqps", 5671),
  NATS("nats", 4222, "tls", 4222),
  REDIS("redis", 6379, "rediss", 6379);

  private final String plain;
  private final int plainPort;
  private final String secured;
  private final int securedPort;

  BrokerKind(String plain, int plainPort, String secured, int securedPort) {
    this.plain = plain;
    this.plainPort = plainPort;
    this.secured = secured;
    this.securedPort = securedPort;
  }

  /** That of a scheme. */
  static Optional<BrokerKind> of(String scheme) {
    return Arrays.stream(values())
        .filter(kind -> kind.plain.equals(scheme) || kind.secured.equals(scheme))
        .findFirst();
  }

  /** Whether URLs of this scheme are connected to by TLS. */
  boolean isSecured(String scheme) {
    return secured.equals(scheme);
  }

  /** The port of a URL that has none. */
  int port(String scheme) {
    return isSecured(scheme) ? securedPort : plainPort;
  }
}
