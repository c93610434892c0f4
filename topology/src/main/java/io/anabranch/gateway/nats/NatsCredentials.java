package io.anabranch.gateway.nats;

import io.nats.client.Options;

/** As whom a gateway connects to NATS. Shows its secret to nobody: it is not printed or logged. */
public sealed interface NatsCredentials {

  /** Adds them to the options of a connection. */
  void addTo(Options.Builder options);

  /** A user of the server's configuration. */
  record UserPassword(String user, String password) implements NatsCredentials {
    @Override
    public void addTo(Options.Builder options) {
      options.userInfo(user.toCharArray(), password.toCharArray());
    }

    @Override
    public String toString() {
      return "user " + user;
    }
  }

  /** One token for all. */
  record Token(String value) implements NatsCredentials {
    @Override
    public void addTo(Options.Builder options) {
      options.token(value.toCharArray());
    }

    @Override
    public String toString() {
      return "token";
    }
  }
}
