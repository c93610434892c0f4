package io.anabranch.http;

import java.util.Optional;

/**
 * Where an endpoint listens, and what it lets a client take.
 *
 * @param host name or address; {@code 0.0.0.0} is every address of the machine
 * @param port 0 is a free one
 * @param tls plain HTTP if it is empty
 */
public record HttpSettings(String host, int port, Optional<ServerTls> tls, HttpLimits limits) {

  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException if the host is empty or the port is none
   */
  public HttpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must not be empty");
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException("port must be from 0 to " + HIGHEST_PORT + ": " + port);
    }
  }

  /** Plain HTTP with the usual limits. */
  public static HttpSettings plain(String host, int port) {
    return new HttpSettings(host, port, Optional.empty(), HttpLimits.defaults());
  }
}
