package io.anabranch.brokers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback address. */
final class FreePort {

  static final String HOST = "127.0.0.1";

  /** Not those of outgoing connections, one of which could take it while a server is down. */
  private static final int FIRST = 15_000;

  private static final int LAST = 32_767;

  private FreePort() {}

  static int find() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
    } while (!isFree(port));
    return port;
  }

  /** {@link #HOST}; never the IPv6 one, which the JDK's own method may answer. */
  static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
