package io.anabranch.control;

import com.sun.net.httpserver.HttpServer;
import io.anabranch.config.AnabranchConfig.ControlConfig;
import io.anabranch.host.Applications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.config.ConfigException;

/**
 * Serves the control endpoint of this process over HTTP:
 *
 * <ul>
 *   <li>{@code GET /health/live} and {@code GET /health/ready}, without a token
 *   <li>{@code GET /metrics}, in Prometheus' text format
 *   <li>{@code GET /applications}
 *   <li>{@code POST /applications/NAME/stop} and {@code /start}
 * </ul>
 */
public final class ControlServer implements AutoCloseable {

  private static final int THREADS = 4;

  private final HttpServer server;
  private final ExecutorService threads;
  private final URI url;

  private ControlServer(HttpServer server, ExecutorService threads, URI url) {
    this.server = server;
    this.threads = threads;
    this.url = url;
  }

  /**
   * Starts to listen.
   *
   * @throws ConfigException if the host is unknown or the port cannot be had
   */
  public static ControlServer start(
      ControlConfig config, ControlToken token, Applications applications) {
    try {
      InetAddress address = InetAddress.getByName(config.host());
      HttpServer server = HttpServer.create(new InetSocketAddress(address, config.port()), 0);
      ExecutorService threads =
          Executors.newFixedThreadPool(
              THREADS,
              task -> {
                Thread thread = new Thread(task, "anabranch-control");
                thread.setDaemon(true);
                return thread;
              });
      server.setExecutor(threads);
      server.createContext("/", new ControlHandler(token, new ControlRoutes(applications)));
      server.start();
      return new ControlServer(server, threads, url(address, server.getAddress().getPort()));
    } catch (UnknownHostException e) {
      throw new ConfigException("control.host", config.host(), "is not a known host");
    } catch (IOException e) {
      throw new ConfigException(
          "control.port", config.port(), "cannot listen on " + config.host() + ": " + e);
    }
  }

  /** Where this machine reaches it. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static URI url(InetAddress address, int port) {
    InetAddress reachable =
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String host = reachable.getHostAddress();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
