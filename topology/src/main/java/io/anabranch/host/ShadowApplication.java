package io.anabranch.host;

import io.anabranch.config.AnabranchConfig;
import io.anabranch.incarnation.TopicGuard;
import io.anabranch.processor.Models;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import io.anabranch.swap.StartOffsets;
import io.anabranch.topology.identity.Incarnation;
import io.anabranch.topology.limit.HungCalls;
import io.anabranch.topology.pipeline.ApplicationId;
import io.anabranch.topology.pipeline.Pipeline;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A stage that runs beside the live one, under an {@code application.id} of its own, and writes to
 * topics of its own. Not thread-safe.
 */
public final class ShadowApplication implements AutoCloseable {

  private final WiredApplication wired;
  private final CountDownLatch failed;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "anabranch-shadow");
            thread.setDaemon(true);
            return thread;
          });
  private final ApplicationMetrics metrics = new ApplicationMetrics(scheduler);
  private final TopicGuard topicGuard;
  private final StartOffsets startOffsets;
  private final HostedApplication application;
  private boolean isStarted;

  private ShadowApplication(
      AnabranchConfig config,
      Pipeline pipeline,
      String stage,
      WiredApplication wired,
      CountDownLatch failed) {
    this.topicGuard = new TopicGuard(config, pipeline);
    this.startOffsets = new StartOffsets(config, pipeline);
    this.wired = wired;
    this.failed = failed;
    this.application =
        new HostedApplication(
            ApplicationId.shadow(stage),
            config,
            () -> wired,
            scheduler,
            metrics,
            new TopicWatch(ApplicationId.shadow(stage), topicGuard),
            startOffsets,
            failed::countDown);
  }

  /**
   * Loads the model of a stage.
   *
   * @param models shared by the processors; closed by the caller
   * @throws IllegalArgumentException if an option is unknown or its value not allowed
   * @throws java.io.UncheckedIOException if the model cannot be read
   */
  public static ShadowApplication load(
      AnabranchConfig config, Pipeline pipeline, Models models, String stage) {
    CountDownLatch failed = new CountDownLatch(1);
    WiredApplication wired =
        new PipelineWiring(
                config,
                pipeline,
                models,
                StageSettings.fixed(config),
                new HungCalls(failed::countDown),
                () -> new Incarnation("", true))
            .wireShadow(stage);
    return new ShadowApplication(config, pipeline, stage, wired, failed);
  }

  /** What computes its results. */
  public ModelInfo model() {
    return wired.processor().orElseThrow().model();
  }

  /** Starts it once its topics are there and its group has offsets. To be called once. */
  public void start() {
    isStarted = true;
    application.start();
  }

  /** How it does. */
  public ApplicationHealth health() {
    return application.health();
  }

  /** How many records a second it can process; empty if that is not known. */
  public OptionalDouble recordsPerSecond() {
    return health().recordsPerSecond();
  }

  /**
   * Waits until it has stopped on an error, or its model has hung too often.
   *
   * @return whether that has happened, within the time given
   */
  public boolean awaitFailure(Duration timeout) throws InterruptedException {
    return failed.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops it: it leaves its group. */
  @Override
  public void close() {
    if (isStarted) {
      application.stop();
    } else {
      wired.processor().ifPresent(TextProcessor::close);
    }
    startOffsets.close();
    topicGuard.close();
    scheduler.shutdownNow();
    metrics.close();
  }
}
