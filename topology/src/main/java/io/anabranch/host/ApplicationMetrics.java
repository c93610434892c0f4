package io.anabranch.host;

import io.anabranch.host.ApplicationHealth.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Metrics of the applications of this process, through Micrometer: Kafka Streams' own ({@code
 * kafka.stream.*}, {@code kafka.consumer.*}, {@code kafka.producer.*}) tagged with the application,
 * the state of each application, and the memory of the JVM.
 */
final class ApplicationMetrics implements AutoCloseable {

  /** Sensors of a gather or the join, which Kafka Streams names {@code OPERATION-total}. */
  private static final String LATE_RESULTS_DROPPED = "late-results-dropped-total";

  private static final String MILLIS_PER_RECORD = "process-latency-avg";
  private static final String THREAD_METRICS = "stream-thread-metrics";
  private static final String APPLICATION = "application";

  /** How soon the metrics of a task that was just assigned are there. */
  private static final Duration REFRESH = Duration.ofSeconds(5);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ScheduledExecutorService scheduler;
  private final List<KafkaStreamsMetrics> unbound = new ArrayList<>();
  private boolean scraped;

  /** Looks for new metrics of Kafka's clients on a scheduler that the caller closes. */
  ApplicationMetrics(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
    registry.config().meterFilter(new OneTagForAllStores());
    new JvmMemoryMetrics().bindTo(registry);
  }

  /** Has a gauge for every state of an application: 1 for the one that it is in. */
  void addState(String application, Supplier<State> state) {
    for (State each : State.values()) {
      Gauge.builder("anabranch.application.state", () -> state.get() == each ? 1 : 0)
          .description("Whether the application is in this state")
          .tags(APPLICATION, application, "state", each.toString())
          .register(registry);
    }
    Gauge.builder("anabranch.application.held", () -> state.get() == State.HOLDING ? 1 : 0)
        .description("Whether the application holds for a broken dependency")
        .tags(APPLICATION, application)
        .register(registry);
  }

  /**
   * Has Kafka's metrics of an application until the binding is closed. They are thousands, so they
   * cost nothing before the first scrape.
   */
  synchronized AutoCloseable bind(String application, KafkaStreams streams) {
    KafkaStreamsMetrics binder =
        new KafkaStreamsMetrics(streams, Tags.of(APPLICATION, application), scheduler, REFRESH);
    if (scraped) {
      binder.bindTo(registry);
    } else {
      unbound.add(binder);
    }
    return () -> unbind(binder);
  }

  /** Of all tasks that a gather or the join has in this process now. */
  static long lateResultsDropped(KafkaStreams streams) {
    return Math.round(
        streams.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals(LATE_RESULTS_DROPPED))
            .mapToDouble(metric -> value(metric.getValue()))
            .sum());
  }

  /**
   * How many records a second the threads of an application can process, by the time that each of
   * the recent ones took (about a minute back); empty if there were none.
   */
  static OptionalDouble recordsPerSecond(KafkaStreams streams) {
    double speed =
        streams.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals(MILLIS_PER_RECORD))
            .filter(metric -> metric.getKey().group().equals(THREAD_METRICS))
            .mapToDouble(metric -> value(metric.getValue()))
            .filter(millis -> millis > 0)
            .map(millis -> 1_000 / millis)
            .sum();
    return speed > 0 ? OptionalDouble.of(speed) : OptionalDouble.empty();
  }

  /** Everything in Prometheus' text format. */
  synchronized String scrape() {
    scraped = true;
    unbound.forEach(binder -> binder.bindTo(registry));
    unbound.clear();
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }

  private synchronized void unbind(KafkaStreamsMetrics binder) {
    unbound.remove(binder);
    binder.close();
  }

  private static double value(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
  }
}
