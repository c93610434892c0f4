package io.anabranch.host;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.incarnation.TopicMadeAgainException;
import io.anabranch.processor.TextProcessor;
import io.anabranch.swap.StartOffsets;
import io.anabranch.topology.pipeline.ApplicationId;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application in this process, which can be stopped and started again. */
final class HostedApplication {

  private static final Logger LOG = LoggerFactory.getLogger(HostedApplication.class);

  private static final Set<State> STARTED =
      EnumSet.of(State.STARTING, State.RUNNING, State.HOLDING);

  private final String name;
  private final AnabranchConfig config;
  private final Supplier<WiredApplication> wiring;
  private final ScheduledExecutorService scheduler;
  private final ApplicationMetrics metrics;
  private final TopicWatch topics;
  private final StartOffsets startOffsets;
  private final Runnable onFailure;
  private final AtomicBoolean isRestarting = new AtomicBoolean();
  private final CompletableFuture<Void> running = new CompletableFuture<>();
  private volatile @Nullable ApplicationRun run;
  private volatile @Nullable ModelLoad<WiredApplication> load;
  private volatile boolean hasFailed;
  private volatile boolean isWanted;
  private volatile OptionalDouble speed = OptionalDouble.empty();

  /**
   * Prepares an application.
   *
   * @param wiring loads its model and builds its topology, at each start
   * @param scheduler of what a hold has to do later
   * @param topics that it waits for
   * @param startOffsets where it starts if its input has changed
   * @param onFailure called when it has stopped on an error
   */
  HostedApplication(
      String name,
      AnabranchConfig config,
      Supplier<WiredApplication> wiring,
      ScheduledExecutorService scheduler,
      ApplicationMetrics metrics,
      TopicWatch topics,
      StartOffsets startOffsets,
      Runnable onFailure) {
    this.name = name;
    this.config = config;
    this.wiring = wiring;
    this.scheduler = scheduler;
    this.metrics = metrics;
    this.topics = topics;
    this.startOffsets = startOffsets;
    this.onFailure = onFailure;
  }

  /**
   * Loads and starts it, unless it is started.
   *
   * @throws IllegalStateException if it is too busy to end the run before
   */
  synchronized void start() {
    isWanted = true;
    if (!STARTED.contains(state())) {
      begin();
    }
  }

  private synchronized void begin() {
    if (!end()) {
      throw new IllegalStateException("'%s' is still stopping".formatted(name));
    }
    hasFailed = false;
    ModelLoad<WiredApplication> loading =
        new ModelLoad<>(name, wiring, this::run, this::fail, scheduler);
    load = loading;
    try {
      loading.begin();
    } catch (RuntimeException e) {
      load = null;
      throw e;
    }
    if (loading.isWaiting()) {
      running.complete(null);
    }
  }

  private synchronized void run(WiredApplication wired) {
    if (load == null) {
      wired.processor().ifPresent(TextProcessor::close);
      return;
    }
    load = null;
    KafkaStreams streams =
        new KafkaStreams(wired.topology(), StreamsProperties.of(config, name, wired.properties()));
    DependencyHold hold = new DependencyHold(name, streams, scheduler, this::restart);
    streams.setUncaughtExceptionHandler(hold);
    streams.setStateListener((state, before) -> changed(state));
    run = new ApplicationRun(streams, hold, wired, metrics.bind(name, streams));
    Thread thread = new Thread(() -> start(streams), "anabranch-start-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when the reference data of a stage has been read, which a broken registry delays. */
  private void start(KafkaStreams streams) {
    try {
      BooleanSupplier isToStart = () -> streams.state() == KafkaStreams.State.CREATED;
      if (topics.await(isToStart, () -> running.complete(null))
          && startOffsets.await(name, isToStart)) {
        streams.start();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      fail(new IllegalStateException("cannot see where '%s' had come".formatted(name), e));
    } catch (RuntimeException e) {
      if (streams.state() != KafkaStreams.State.PENDING_SHUTDOWN
          && streams.state() != KafkaStreams.State.NOT_RUNNING) {
        fail(e);
      }
    }
  }

  /**
   * Starts it again if one of its topics is missing or was made again.
   *
   * @param ids of all topics that there are
   */
  void look(Map<String, String> ids) throws InterruptedException, ExecutionException {
    ApplicationRun now = run;
    if (now != null && now.streams().state().isRunningOrRebalancing()) {
      topics.change(ids).ifPresent(this::restart);
      topics.refresh();
    }
  }

  /** Has it hold, and begin anew when it has its topics. Returns at once. */
  private void restart(String reason) {
    if (isWanted && isRestarting.compareAndSet(false, true)) {
      topics.hold(reason);
      Thread thread = new Thread(this::restart, "anabranch-restart-" + name);
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void restart() {
    try {
      while (isWanted && !end()) {
        LOG.info("Application has still to stop before it starts again: application={}", name);
      }
      restartEnded();
    } catch (RuntimeException e) {
      isRestarting.set(false);
      fail(e);
    }
  }

  private synchronized void restartEnded() {
    isRestarting.set(false);
    if (isWanted) {
      begin();
    }
  }

  private void fail(RuntimeException error) {
    if (error instanceof TopicMadeAgainException) {
      LOG.error("Application does not start: application={}: {}", name, error.getMessage());
    } else {
      LOG.error("Application does not start: application={}", name, error);
    }
    hasFailed = true;
    load = null;
    running.completeExceptionally(error);
    onFailure.run();
  }

  /**
   * Finishes the record in hand, commits and leaves the group.
   *
   * @return whether it has stopped within 8 seconds; if not, it does later, but its model stays
   *     open, because a batch that still runs would take a closed one for bad messages
   */
  synchronized boolean stop() {
    isWanted = false;
    return end();
  }

  private synchronized boolean end() {
    ModelLoad<WiredApplication> loading = load;
    if (loading != null) {
      loading.cancel();
      load = null;
    }
    ApplicationRun stopped = run;
    if (stopped == null) {
      return true;
    }
    if (!stopped.close()) {
      LOG.warn("Application is still busy: application={}", name);
      return false;
    }
    run = null;
    running.complete(null);
    return true;
  }

  ApplicationHealth health() {
    ApplicationRun now = run;
    if (now != null) {
      OptionalDouble recent = ApplicationMetrics.recordsPerSecond(now.streams());
      speed = recent.isPresent() ? recent : speed;
    }
    State state = state();
    return new ApplicationHealth(
        name,
        ApplicationId.of(config, name),
        state,
        now == null ? 0 : ApplicationMetrics.lateResultsDropped(now.streams()),
        speed,
        now == null ? Optional.empty() : now.modelId(),
        state == State.HOLDING || state == State.FAILED ? topics.reason() : Optional.empty());
  }

  State state() {
    ApplicationRun now = run;
    if (hasFailed) {
      return State.FAILED;
    }
    if (isRestarting.get()) {
      return State.HOLDING;
    }
    if (now == null) {
      ModelLoad<WiredApplication> loading = load;
      return loading == null ? State.STOPPED : loading.isWaiting() ? State.HOLDING : State.STARTING;
    }
    return now.state(topics.reason().isPresent());
  }

  /**
   * Completes when it has joined its group and restored its state for the first time, or holds for
   * its model.
   */
  CompletableFuture<Void> running() {
    return running;
  }

  private void changed(KafkaStreams.State state) {
    if (state == KafkaStreams.State.RUNNING) {
      running.complete(null);
    } else if (state == KafkaStreams.State.ERROR && !isRestarting.get()) {
      running.completeExceptionally(new IllegalStateException(name + " has stopped on an error"));
      onFailure.run();
    }
  }
}
