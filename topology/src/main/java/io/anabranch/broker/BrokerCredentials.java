package io.anabranch.broker;

import java.util.Optional;

/**
 * As whom one connects to a broker. Shows its secret to nobody: it is not printed or logged.
 *
 * @param user empty where the secret says it all: a token of NATS', the one password of a Redis
 */
public record BrokerCredentials(Optional<String> user, String secret) {
  @Override
  public String toString() {
    return user.orElse("a secret");
  }
}
