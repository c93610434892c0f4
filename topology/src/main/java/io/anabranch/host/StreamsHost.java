package io.anabranch.host;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.incarnation.TopicGuard;
import io.anabranch.processor.Models;
import io.anabranch.swap.StartOffsets;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs any set of a pipeline's applications in this process: all of them on a laptop, one in each
 * deployment in production. Thread-safe.
 */
public final class StreamsHost implements Applications, AutoCloseable {

  /** Often enough to see the speed of an application before Kafka Streams forgets it. */
  private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(15);

  private final AnabranchConfig config;
  private final List<String> order;
  private final PipelineWiring wiring;
  private final CompletableFuture<Void> failed = new CompletableFuture<>();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "anabranch-schedule"));
  private final TopicGuard topicGuard;
  private final TopicWatcher topicWatcher;
  private final StartOffsets startOffsets;
  private final ApplicationMetrics metrics = new ApplicationMetrics(scheduler);
  private volatile Map<String, HostedApplication> applications = Map.of();

  /**
   * Prepares a host whose stages keep their settings.
   *
   * @param models shared by the processors; the host does not close it
   */
  public StreamsHost(AnabranchConfig config, Pipeline pipeline, Models models) {
    this(config, pipeline, models, StageSettings.fixed(config));
  }

  /**
   * Prepares a host.
   *
   * @param models shared by the processors; the host does not close it
   * @param settings of the stages, asked whenever one is started
   */
  public StreamsHost(
      AnabranchConfig config, Pipeline pipeline, Models models, StageSettings settings) {
    this.config = config;
    this.order = ApplicationId.all(pipeline);
    this.topicGuard = new TopicGuard(config, pipeline);
    this.wiring =
        new PipelineWiring(
            config,
            pipeline,
            models,
            settings,
            new HungCalls(() -> failed.complete(null)),
            topicGuard::messages);
    this.topicWatcher = new TopicWatcher(topicGuard, () -> applications.values());
    this.startOffsets = new StartOffsets(config, pipeline);
    long seconds = SAMPLE_INTERVAL.toSeconds();
    var unused = scheduler.scheduleWithFixedDelay(this::health, seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * Loads the models of the applications and starts them, in the order of the flow. One whose model
   * is missing holds, and starts when it is there.
   *
   * @param names as {@link ApplicationId#choose} gives them
   * @param progress told the name of each application before it is loaded
   */
  public void start(List<String> names, Consumer<String> progress) {
    add(names);
    for (String name : order) {
      if (names.contains(name)) {
        progress.accept(name);
        start(name);
      }
    }
  }

  @Override
  public void start(String name) {
    application(name).start();
  }

  @Override
  public boolean stop(String name) {
    return application(name).stop();
  }

  @Override
  public List<ApplicationHealth> health() {
    return applications.values().stream().map(HostedApplication::health).toList();
  }

  @Override
  public String metrics() {
    return metrics.scrape();
  }

  /**
   * Waits until every application has joined its group and restored its state, or holds because its
   * model is missing.
   *
   * @return whether that has happened, within the time given
   * @throws IllegalStateException if {@link #awaitFailure} would return true
   */
  public boolean awaitRunning(Duration timeout) throws InterruptedException {
    CompletableFuture<?>[] all =
        applications.values().stream()
            .map(HostedApplication::running)
            .toArray(CompletableFuture<?>[]::new);
    boolean isRunning =
        await(CompletableFuture.anyOf(failed, CompletableFuture.allOf(all)), timeout);
    if (failed.isDone()) {
      throw new IllegalStateException("an application has stopped: " + health());
    }
    return isRunning;
  }

  /**
   * Waits until an application has stopped on an error, or models have hung so often that this
   * process must end.
   *
   * @return whether that has happened, within the time given
   */
  public boolean awaitFailure(Duration timeout) throws InterruptedException {
    return await(failed, timeout);
  }

  private boolean await(CompletableFuture<?> event, Duration timeout) throws InterruptedException {
    try {
      event.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an application has stopped: " + health(), e);
    }
  }

  /** Stops all of them at the same time, as {@link #stop} does. */
  @Override
  public void close() {
    scheduler.shutdownNow();
    topicWatcher.close();
    ExecutorService stopping =
        Executors.newCachedThreadPool(task -> daemon(task, "anabranch-stop"));
    CompletableFuture.allOf(
            applications.keySet().stream()
                .map(name -> CompletableFuture.runAsync(() -> stop(name), stopping))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    stopping.shutdown();
    startOffsets.close();
    topicGuard.close();
    metrics.close();
  }

  private synchronized void add(List<String> names) {
    Map<String, HostedApplication> all = new LinkedHashMap<>();
    for (String name : order) {
      HostedApplication present = applications.get(name);
      if (present != null) {
        all.put(name, present);
      } else if (names.contains(name)) {
        HostedApplication added =
            new HostedApplication(
                name,
                config,
                () -> wiring.wire(name),
                scheduler,
                metrics,
                new TopicWatch(name, topicGuard),
                startOffsets,
                () -> failed.complete(null));
        metrics.addState(name, added::state);
        all.put(name, added);
      }
    }
    applications = all;
  }

  private HostedApplication application(String name) {
    HostedApplication application = applications.get(name);
    if (application == null) {
      throw new NoSuchElementException(
          "no application '%s' in this process; it has %s"
              .formatted(name, String.join(", ", applications.keySet())));
    }
    return application;
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
