package io.anabranch.integration;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Asks for a stream of events and does not read it. */
final class DeafReader implements AutoCloseable {

  private static final int BUFFER = 4096;
  private static final int PATIENCE_MS = 30_000;

  private final Socket socket;

  private DeafReader(Socket socket) {
    this.socket = socket;
  }

  /** Connects, and reads no further than the head of the answer. */
  static DeafReader connect(URI stream) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(BUFFER);
    socket.setSoTimeout(PATIENCE_MS);
    socket.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
    String head = "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(stream.getRawPath());
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    int blank = 0;
    while (blank < 4) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("no stream");
      }
      blank = next == '\r' || next == '\n' ? blank + 1 : 0;
    }
    return new DeafReader(socket);
  }

  /**
   * Reads what was sent meanwhile, until the stream ends.
   *
   * @param most bytes
   * @return how many there were; {@code most} if there are more
   */
  long readToEnd(long most) {
    long read = 0;
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(buffer); next >= 0 && read < most; next = in.read(buffer)) {
        read += next;
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the stream goes on", e);
    } catch (IOException dropped) {
      // What was there before has been read.
    }
    return Math.min(read, most);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
