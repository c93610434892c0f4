package io.anabranch.devbroker;

import io.anabranch.devcluster.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The first words with a server, which listens before it answers. */
final class Conversation {

  private static final int MILLIS = 2_000;
  private static final int LONGEST = 64;

  private Conversation() {}

  /**
   * What a server says.
   *
   * @param greeting in ASCII, or empty for one that speaks first
   * @return the first bytes of its answer, in ISO 8859-1; empty if there is none within 2 s
   */
  static String answer(int port, String greeting) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.loopback(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = new byte[LONGEST];
      int read = socket.getInputStream().read(answer);
      return read < 0 ? "" : new String(answer, 0, read, StandardCharsets.ISO_8859_1);
    } catch (IOException refused) {
      return "";
    }
  }
}
