package io.anabranch.gateway.server;

import io.anabranch.cluster.Connection;
import io.anabranch.gateway.Gateway;
import io.anabranch.gateway.SubmissionReader;
import io.anabranch.gateway.http.GatewayRoutes;
import io.anabranch.gateway.nats.NatsEndpoint;
import io.anabranch.http.HttpEndpoint;
import io.anabranch.operation.OperationException;
import io.anabranch.operation.Resources;
import io.anabranch.topology.assembly.EnrichedHeaders;
import io.anabranch.topology.pipeline.Pipeline;
import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** A running gateway. */
public final class GatewayServer implements AutoCloseable {

  private final URI url;
  private final Resources resources;

  private GatewayServer(URI url, Resources resources) {
    this.url = url;
    this.resources = resources;
  }

  /**
   * Starts it. A server of NATS may come later.
   *
   * @param connection used until it is closed
   * @throws OperationException if a topic is missing, Kafka refuses, or the port is taken
   */
  public static GatewayServer start(
      Connection connection, Pipeline pipeline, GatewaySettings settings)
      throws InterruptedException {
    try (Resources resources = new Resources()) {
      Gateway gateway = resources.add(Gateway.open(connection, settings.limits()));
      SubmissionReader reader = SubmissionReader.of(connection.config());
      GatewayRoutes routes =
          resources.add(
              new GatewayRoutes(
                  gateway,
                  reader,
                  settings.access(),
                  headers(pipeline),
                  settings.limits().timeout(),
                  settings.streams()));
      HttpEndpoint http = resources.add(start(settings, routes));
      settings.nats().ifPresent(nats -> resources.add(NatsEndpoint.start(nats, gateway, reader)));
      resources.add(gateway::release);
      return new GatewayServer(http.url(), resources.release());
    }
  }

  private static HttpEndpoint start(GatewaySettings settings, GatewayRoutes routes) {
    try {
      return HttpEndpoint.start(settings.http(), routes.router());
    } catch (IOException e) {
      throw new OperationException(
          "the gateway cannot listen on %s:%d, %s: %s; %s = 0 is a free one"
              .formatted(
                  settings.http().host(),
                  settings.http().port(),
                  GatewayKeys.PORT,
                  e.getMessage(),
                  GatewayKeys.PORT),
          e);
    }
  }

  /** Headers of enriched records that readers can choose by. */
  private static Set<String> headers(Pipeline pipeline) {
    Set<String> headers = new HashSet<>(Set.of(EnrichedHeaders.STATUS, EnrichedHeaders.REASON));
    pipeline.stages().forEach(stage -> headers.addAll(stage.description().headerNames()));
    return Set.copyOf(headers);
  }

  /** Where callers reach it by HTTP. */
  public URI url() {
    return url;
  }

  /** Takes nothing more, answers those who wait, and ends. */
  @Override
  public void close() {
    resources.close();
  }
}
