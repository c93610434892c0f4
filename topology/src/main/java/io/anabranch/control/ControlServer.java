package io.anabranch.control;

import io.anabranch.config.AnabranchConfig.ControlConfig;
import io.anabranch.host.Applications;
import io.anabranch.http.HttpEndpoint;
import io.anabranch.http.HttpSettings;
import java.io.IOException;
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

  /** How many applications can be stopped or started at once. */
  private static final int ACTIONS = 4;

  private final HttpEndpoint endpoint;
  private final ExecutorService actions;

  private ControlServer(HttpEndpoint endpoint, ExecutorService actions) {
    this.endpoint = endpoint;
    this.actions = actions;
  }

  /**
   * Starts to listen.
   *
   * @throws ConfigException if the host is unknown or the port cannot be had
   */
  public static ControlServer start(
      ControlConfig config, ControlToken token, Applications applications) {
    ExecutorService actions =
        Executors.newFixedThreadPool(
            ACTIONS,
            task -> {
              Thread thread = new Thread(task, "anabranch-control");
              thread.setDaemon(true);
              return thread;
            });
    try {
      HttpEndpoint endpoint =
          HttpEndpoint.start(
              HttpSettings.plain(config.host(), config.port()),
              new ControlRoutes(token, applications, actions).router());
      return new ControlServer(endpoint, actions);
    } catch (UnknownHostException e) {
      throw new ConfigException("control.host", config.host(), "is not a known host");
    } catch (IOException e) {
      throw new ConfigException(
          "control.port", config.port(), "cannot listen on " + config.host() + ": " + e);
    }
  }

  /** Where this machine reaches it. */
  public URI url() {
    return endpoint.url();
  }

  /** Ends it; an application that is being stopped or started has up to 5 s to get there. */
  @Override
  public void close() {
    endpoint.close();
    actions.shutdownNow();
  }
}
