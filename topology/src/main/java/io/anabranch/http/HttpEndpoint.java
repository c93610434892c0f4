package io.anabranch.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server of HTTP/1.1, with or without TLS. A few threads serve all connections; none waits for a
 * client or for an answer.
 */
public final class HttpEndpoint implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpEndpoint.class);
  private static final String NAME = "anabranch-http";
  private static final int MOST_THREADS = 8;
  private static final int FEWEST_THREADS = 2;
  private static final int ACCEPTORS = 1;
  private static final int SELECTORS = 1;

  /**
   * The host that a client asks for need not be in the certificate: there may be a proxy between.
   */
  private static final boolean CHECKS_HOST = false;

  /**
   * A parameter of a path may have an encoded slash: routes are looked for before it is decoded.
   */
  private static final UriCompliance ANY_IN_A_SEGMENT =
      UriCompliance.DEFAULT.with(
          NAME,
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING);

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Server server;
  private final ServerConnector connector;
  private final OpenCalls calls;
  private final URI url;

  private HttpEndpoint(Server server, ServerConnector connector, OpenCalls calls, URI url) {
    this.server = server;
    this.connector = connector;
    this.calls = calls;
    this.url = url;
  }

  /**
   * Starts to listen.
   *
   * @throws UnknownHostException if the host is not known
   * @throws IOException if the port cannot be had
   */
  public static HttpEndpoint start(HttpSettings settings, Router router) throws IOException {
    InetAddress address = InetAddress.getByName(settings.host());
    HttpLimits limits = settings.limits();
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, FEWEST_THREADS);
    threads.setName(NAME);
    threads.setDaemon(true);
    Server server =
        new Server(threads, new ScheduledExecutorScheduler(NAME + "-timer", true), null);
    ConnectionGate gate = new ConnectionGate(limits, server.getScheduler());
    OpenCalls calls = new OpenCalls();
    ServerConnector connector =
        new ServerConnector(server, ACCEPTORS, SELECTORS, protocols(settings));
    connector.setHost(address.getHostAddress());
    connector.setPort(settings.port());
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.addBean(gate);
    server.addConnector(connector);
    server.setHandler(new CallDispatcher(router, limits, calls, gate));
    server.setErrorHandler(Answers::refuse);
    try {
      connector.open();
      server.start();
    } catch (Exception e) {
      stop(server);
      throw e instanceof IOException problem ? problem : new IOException("cannot start", e);
    }
    String scheme = settings.tls().isPresent() ? "https" : "http";
    return new HttpEndpoint(
        server, connector, calls, url(scheme, address, connector.getLocalPort()));
  }

  /** Where this machine reaches it. */
  public URI url() {
    return url;
  }

  /**
   * Takes no more connections, ends all streams, lets requests that are under way finish for up to
   * 5 s, and leaves no thread.
   */
  @Override
  public void close() {
    if (!server.isRunning()) {
      return;
    }
    connector.close();
    calls.end(GRACE);
    stop(server);
  }

  private static ConnectionFactory[] protocols(HttpSettings settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(settings.limits().headBytes());
    configuration.setSendServerVersion(false);
    configuration.setUriCompliance(ANY_IN_A_SEGMENT);
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    if (settings.tls().isEmpty()) {
      return new ConnectionFactory[] {http};
    }
    configuration.addCustomizer(new SecureRequestCustomizer(CHECKS_HOST));
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(settings.tls().get().context());
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()), http
    };
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("HTTP endpoint did not stop in good order", e);
    }
  }

  private static URI url(String scheme, InetAddress address, int port) {
    InetAddress reachable =
        address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    String host = reachable.getHostAddress();
    return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }
}
