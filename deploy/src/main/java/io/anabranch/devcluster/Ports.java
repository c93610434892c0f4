package io.anabranch.devcluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Free TCP ports of the loopback address, the only one that local servers listen on. */
public final class Ports {
  public static final String HOST = "127.0.0.1";

  /**
   * Below the ranges from which Linux (32768) and macOS (49152) take the ports of outgoing
   * connections: none of those can occupy the port of a service while it is down.
   */
  private static final int FIRST = 15_000;

  private static final int LAST = 32_767;
  private static final int TRIES = 200;
  private static final int CONNECT_MILLIS = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Ports.class);

  private Ports() {}

  /** Any free one. */
  public static int free() {
    return free(List.of(0)).get(0);
  }

  /** One port for each preference: that port if it is free, any free one otherwise or for 0. */
  public static List<Integer> free(List<Integer> preferred) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int port : preferred) {
        held.add(hold(port));
      }
      return held.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      held.forEach(Ports::close);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  static boolean accepts(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static ServerSocket hold(int preferred) {
    int port = preferred == 0 ? anyPort() : preferred;
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        ServerSocket socket = bind(port);
        if (preferred != 0 && port != preferred) {
          LOG.info("Port {} is in use, taking {} instead", preferred, port);
        }
        return socket;
      } catch (IOException taken) {
        port = anyPort();
      }
    }
    throw new DevClusterException(
        "No free port on " + HOST + " between " + FIRST + " and " + LAST + ". Name one that is.");
  }

  private static int anyPort() {
    return ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
  }

  private static ServerSocket bind(int port) throws IOException {
    return new ServerSocket(port, 1, loopback());
  }

  /** {@link #HOST}; never the IPv6 one, which the JDK's own method may answer. */
  public static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("Cannot close port {}", socket.getLocalPort(), e);
    }
  }
}
