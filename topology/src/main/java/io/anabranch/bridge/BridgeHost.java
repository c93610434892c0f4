package io.anabranch.bridge;

import io.anabranch.claim.Claims;
import io.anabranch.cluster.Connection;
import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.host.Applications;
import io.anabranch.intake.ForeignTopic;
import io.anabranch.operation.Resources;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.common.config.ConfigException;

/** The bridges of this process. Thread-safe. */
public final class BridgeHost implements Applications, AutoCloseable {

  private final Connection connection;
  private final Topics topics;
  private final Map<String, BridgeSettings> settings = new TreeMap<>();
  private final Map<String, BridgeCounters> counters = new HashMap<>();
  private final Map<String, Bridge> running = new HashMap<>();
  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "bridges-timer"));
  private final Optional<Claims> claims;

  private BridgeHost(Connection connection, List<BridgeSettings> chosen)
      throws InterruptedException {
    this.connection = connection;
    this.topics = new Topics(connection.config().topics());
    boolean hasInbound = false;
    for (BridgeSettings bridge : chosen) {
      String name = ApplicationId.bridge(bridge.name());
      settings.put(name, bridge);
      counters.put(name, new BridgeCounters(metrics, bridge.name()));
      for (State state : State.values()) {
        Gauge.builder("anabranch.application.state", () -> health(name).state() == state ? 1 : 0)
            .description("Whether the application is in this state")
            .tags("application", name, "state", state.toString())
            .register(metrics);
      }
      connection.requireTopic(
          bridge.isInbound()
              ? ForeignTopic.bridgedTopic(connection.config().topics(), bridge.name())
              : topics.enriched());
      hasInbound |= bridge.isInbound();
    }
    claims =
        hasInbound
            ? Optional.of(Claims.open(connection, Topics.IDEMPOTENCY_WINDOW))
            : Optional.empty();
  }

  /**
   * Starts bridges.
   *
   * @param connection stays the caller's
   * @param names of the configuration; none for all
   * @throws ConfigException that names the key, the bad value and what is allowed
   * @throws io.anabranch.operation.OperationException if a topic is missing, or Kafka refuses
   */
  public static BridgeHost start(Connection connection, Set<String> names)
      throws InterruptedException {
    try (Resources resources = new Resources()) {
      BridgeHost host =
          resources.add(new BridgeHost(connection, chosen(connection.config(), names)));
      host.settings.keySet().forEach(host::start);
      var unused = resources.release();
      return host;
    }
  }

  private static List<BridgeSettings> chosen(AnabranchConfig config, Set<String> names) {
    List<BridgeSettings> all = BridgeSettings.all(config);
    if (all.isEmpty()) {
      throw new ConfigException(
          "no bridge is configured; add bridges.NAME.from or bridges.NAME.to, the URL of a broker");
    }
    List<BridgeSettings> chosen =
        names.isEmpty()
            ? all
            : all.stream().filter(bridge -> names.contains(bridge.name())).toList();
    if (!names.isEmpty() && chosen.size() < names.size()) {
      throw new ConfigException(
          "bridges", names, "configured are " + all.stream().map(BridgeSettings::name).toList());
    }
    return chosen;
  }

  /** Names of the bridges, as applications. */
  public Set<String> names() {
    return Set.copyOf(settings.keySet());
  }

  @Override
  public synchronized List<ApplicationHealth> health() {
    return settings.keySet().stream().map(this::health).toList();
  }

  private synchronized ApplicationHealth health(String name) {
    Bridge bridge = running.get(name);
    Optional<String> trouble = bridge == null ? Optional.empty() : bridge.trouble();
    State state =
        bridge == null ? State.STOPPED : trouble.isPresent() ? State.HOLDING : State.RUNNING;
    return new ApplicationHealth(
        name,
        ApplicationId.of(connection.config(), name),
        state,
        0,
        OptionalDouble.empty(),
        Optional.empty(),
        trouble);
  }

  @Override
  public synchronized void start(String name) {
    BridgeSettings bridge = find(name);
    if (!running.containsKey(name)) {
      running.put(name, bridge.isInbound() ? inbound(name, bridge) : outbound(name, bridge));
    }
  }

  private Bridge inbound(String name, BridgeSettings bridge) {
    InboundBridge inbound =
        new InboundBridge(
            bridge.name(),
            bridge.inbound(),
            ForeignTopic.bridgedTopic(connection.config().topics(), bridge.name()),
            claims.orElseThrow(),
            connection.producer(),
            timer,
            counters(name));
    inbound.start();
    return inbound;
  }

  private Bridge outbound(String name, BridgeSettings bridge) {
    BridgeSettings.Outbound settings = bridge.outbound();
    OutboundBridge outbound =
        new OutboundBridge(
            bridge.name(),
            settings,
            topics.enriched(),
            () ->
                connection.groupConsumer(
                    ApplicationId.of(connection.config(), name), settings.isFromStart()),
            new EnrichedReader(
                connection.decoder(), new Route(settings.route()), settings.hasText()),
            counters(name));
    outbound.start();
    return outbound;
  }

  private BridgeCounters counters(String name) {
    return Optional.ofNullable(counters.get(name)).orElseThrow();
  }

  @Override
  public boolean stop(String name) {
    find(name);
    Bridge bridge;
    synchronized (this) {
      bridge = running.remove(name);
    }
    if (bridge != null) {
      bridge.close();
    }
    return true;
  }

  private BridgeSettings find(String name) {
    BridgeSettings bridge = settings.get(name);
    if (bridge == null) {
      throw new NoSuchElementException("this process has no '%s'".formatted(name));
    }
    return bridge;
  }

  @Override
  public String metrics() {
    return metrics.scrape();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    new ArrayList<>(settings.keySet()).forEach(this::stop);
    claims.ifPresent(Claims::close);
    metrics.close();
  }
}
