package io.anabranch.integration;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Clients that begin a request and then send a byte a second, or nothing. They come back as soon as
 * they see that they are disconnected.
 */
final class SlowClients implements AutoCloseable {

  /** Without the empty line that ends it. */
  private static final String HALF = "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ";

  private static final String HEAD =
      """
      POST /v1/messages HTTP/1.1\r
      Host: 127.0.0.1\r
      Content-Type: text/plain\r
      Content-Length: 100000\r
      \r
      """;

  private final URI url;
  private final List<Client> clients = new ArrayList<>();
  private final AtomicInteger connected = new AtomicInteger();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "slow-clients");
            thread.setDaemon(true);
            return thread;
          });

  private final class Client {
    private final String begin;
    private final String more;
    private @Nullable Socket socket;

    private Client(String begin, String more) {
      this.begin = begin;
      this.more = more;
    }

    private void goOn() {
      try {
        if (socket == null) {
          socket = new Socket(url.getHost(), url.getPort());
          connected.incrementAndGet();
          send(socket, begin);
        } else {
          send(socket, more);
        }
      } catch (IOException e) {
        close();
      }
    }

    private void close() {
      try {
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        // It is gone.
      }
      socket = null;
    }
  }

  private SlowClients(URI url) {
    this.url = url;
  }

  /**
   * Connects them.
   *
   * @param halves whose head is not whole and grows by a byte a second
   * @param bodies whose body does
   */
  static SlowClients start(URI url, int halves, int bodies) {
    SlowClients all = new SlowClients(url);
    for (int i = 0; i < halves; i++) {
      all.clients.add(all.new Client(HALF, "x"));
    }
    for (int i = 0; i < bodies; i++) {
      all.clients.add(all.new Client(HEAD, "x"));
    }
    var unused =
        all.timer.scheduleWithFixedDelay(
            () -> all.clients.forEach(Client::goOn), 0, 1, TimeUnit.SECONDS);
    return all;
  }

  /** Connections so far. */
  int connected() {
    return connected.get();
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() {
    timer.execute(() -> clients.forEach(Client::close));
    timer.shutdown();
  }
}
