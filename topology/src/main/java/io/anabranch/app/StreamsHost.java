package io.anabranch.app;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.TextProcessor;
import io.anabranch.topology.AssemblyTopology;
import io.anabranch.topology.Needs;
import io.anabranch.topology.Pipeline;
import io.anabranch.topology.RecordSerdes;
import io.anabranch.topology.Stage;
import io.anabranch.topology.StageLimits;
import io.anabranch.topology.StageTopology;
import io.anabranch.topology.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs any set of a pipeline's applications in this process: all of them on a laptop, one in each
 * deployment in production.
 */
public final class StreamsHost implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsHost.class);

  /**
   * Kafka Streams stays in its group by default: other instances would wait for the session to
   * expire before they take over.
   */
  private static final CloseOptions LEAVE =
      CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
          .withTimeout(Duration.ofSeconds(8));

  private final AnabranchConfig config;
  private final Pipeline pipeline;
  private final Models models;
  private final Topics topics;
  private final RecordSerdes serdes;
  private final Map<String, KafkaStreams> applications = new LinkedHashMap<>();
  private final List<TextProcessor<?>> processors = new ArrayList<>();
  private final Map<String, CompletableFuture<Void>> running = new LinkedHashMap<>();
  private final CountDownLatch failed = new CountDownLatch(1);
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "anabranch-resume");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Prepares a host.
   *
   * @param models shared by the processors; the host does not close it
   */
  public StreamsHost(AnabranchConfig config, Pipeline pipeline, Models models) {
    this.config = config;
    this.pipeline = pipeline;
    this.models = models;
    this.topics = new Topics(config.topics());
    this.serdes = ConfiguredSerdes.of(config);
  }

  /**
   * Loads the models of the applications and starts them.
   *
   * @param names as {@link ApplicationId#choose} gives them
   * @param progress told the name of each application before it is loaded
   */
  public void start(List<String> names, Consumer<String> progress) {
    int recordLimit = StreamsProperties.recordLimit(config);
    StageLimits limits = new StageLimits(config.textLimit(), config.batchSize(), recordLimit);
    for (Stage stage : pipeline.stages()) {
      if (names.contains(stage.name())) {
        progress.accept(stage.name());
        StageTopology.WiredStage wired =
            new StageTopology(pipeline, topics, serdes, limits).build(stage, models);
        processors.add(wired.processor());
        Map<String, Object> wiring = new HashMap<>(wired.properties());
        threads(stage.name())
            .ifPresent(threads -> wiring.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads));
        start(stage.name(), wired.topology(), wiring);
      }
    }
    AssemblyTopology assemblies =
        new AssemblyTopology(topics, serdes, config.join().retention(), recordLimit);
    for (Needs needs : pipeline.gathers()) {
      String name = ApplicationId.gather(needs);
      if (names.contains(name)) {
        progress.accept(name);
        start(name, assemblies.gather(needs), Map.of());
      }
    }
    if (names.contains(ApplicationId.JOIN)) {
      progress.accept(ApplicationId.JOIN);
      start(ApplicationId.JOIN, assemblies.join(pipeline, config.join()), Map.of());
    }
  }

  /** State of each application, in the order of the flow. */
  public Map<String, KafkaStreams.State> states() {
    Map<String, KafkaStreams.State> states = new LinkedHashMap<>();
    applications.forEach((name, streams) -> states.put(name, streams.state()));
    return states;
  }

  /**
   * Waits until every application has joined its group and restored its state.
   *
   * @throws TimeoutException if that takes longer than given
   * @throws IllegalStateException if one has stopped on an error
   */
  public void awaitRunning(Duration timeout) throws InterruptedException, TimeoutException {
    CompletableFuture<?>[] all = running.values().toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(all).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an application has stopped: " + states(), e);
    } catch (TimeoutException e) {
      throw new TimeoutException("applications after %s: %s".formatted(timeout, states()));
    }
  }

  /**
   * Waits until an application has stopped on an error.
   *
   * @return whether one has, within the time given
   */
  public boolean awaitFailure(Duration timeout) throws InterruptedException {
    return failed.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
    boolean stopped =
        applications.values().parallelStream()
            .map(streams -> streams.close(LEAVE))
            .reduce(true, Boolean::logicalAnd);
    if (stopped) {
      processors.forEach(TextProcessor::close);
    } else {
      // A batch that still runs would take a closed model for bad messages.
      LOG.warn("Applications are still busy, their models stay open: applications={}", states());
    }
  }

  /** As configured; otherwise one a core for the embedding, the costliest stage by far. */
  private Optional<Integer> threads(String stage) {
    boolean costly =
        stage.equals(Annotation.EMBEDDING.name())
            && !config.kafka().containsKey(StreamsConfig.NUM_STREAM_THREADS_CONFIG);
    return config
        .stage(stage)
        .threads()
        .or(
            () ->
                costly
                    ? Optional.of(Runtime.getRuntime().availableProcessors())
                    : Optional.empty());
  }

  private void start(String name, Topology topology, Map<String, Object> wiring) {
    KafkaStreams streams = new KafkaStreams(topology, StreamsProperties.of(config, name, wiring));
    CompletableFuture<Void> started = new CompletableFuture<>();
    applications.put(name, streams);
    running.put(name, started);
    streams.setUncaughtExceptionHandler(new DependencyHold(name, streams, scheduler));
    streams.setStateListener(
        (state, before) -> {
          if (state == KafkaStreams.State.RUNNING) {
            started.complete(null);
          } else if (state == KafkaStreams.State.ERROR) {
            started.completeExceptionally(new IllegalStateException("state " + state));
            failed.countDown();
          }
        });
    streams.start();
  }
}
