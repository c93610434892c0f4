package io.anabranch.cli.bench.latency;

import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.devcluster.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of NATS of this machine, for as long as it is open. */
final class NatsProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(10);
  private static final String HOST = "127.0.0.1";

  private final Process process;
  private final int port;

  private NatsProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @throws NotMeasuredException if this machine has none
   */
  static NatsProcess start() throws InterruptedException {
    int port = Ports.free(List.of(0)).get(0);
    NatsProcess server;
    try {
      server =
          new NatsProcess(
              new ProcessBuilder("nats-server", "-a", HOST, "-p", Integer.toString(port))
                  .redirectErrorStream(true)
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start(),
              port);
    } catch (IOException e) {
      throw new NotMeasuredException("there is no nats-server on this machine");
    }
    server.awaitListening();
    return server;
  }

  String url() {
    return "nats://" + HOST + ":" + port;
  }

  private void awaitListening() throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!isListening()) {
      if (System.nanoTime() > end || !process.isAlive()) {
        close();
        throw new NotMeasuredException("nats-server does not start");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
