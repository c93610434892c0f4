package io.anabranch.cli.bench.rounds;

import io.anabranch.cluster.Connection;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.Resources;
import io.anabranch.processor.Annotation;
import io.anabranch.processor.Models;
import io.anabranch.processor.ReferenceData;
import io.anabranch.processor.graph.ProcessorGraph;
import io.anabranch.reference.ReferenceCopy;
import io.anabranch.schema.Message;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls the processors of all stages directly, without topics, on all cores. */
public final class DirectRounds implements AutoCloseable {

  private final ProcessorGraph graph;
  private final int batchSize;
  private final int threads;
  private final CpuClock clock;
  private final ExecutorService workers;

  private DirectRounds(ProcessorGraph graph, int batchSize, int threads, CpuClock clock) {
    this.graph = graph;
    this.batchSize = batchSize;
    this.threads = threads;
    this.clock = clock;
    workers = Executors.newFixedThreadPool(threads);
  }

  /**
   * Creates the processors as they are configured, with the reference data of the pipeline.
   *
   * @param models stay the caller's
   */
  public static DirectRounds open(
      Connection connection, Pipeline pipeline, Models models, CpuClock clock)
      throws InterruptedException {
    ProcessorGraph.Builder builder = ProcessorGraph.builder(models);
    pipeline.stages().forEach(stage -> builder.add(stage.factory(), stage.options()));
    try (Resources resources = new Resources()) {
      ProcessorGraph graph = resources.add(builder.build());
      for (Stage stage : pipeline.stages()) {
        Optional<Annotation<?>> reference = stage.factory().reference();
        if (reference.isPresent()) {
          ReferenceCopy.copy(
              connection, reference.get(), (ReferenceData<?>) graph.processor(stage.annotation()));
        }
      }
      int threads = Runtime.getRuntime().availableProcessors();
      resources.release();
      return new DirectRounds(graph, connection.config().batchSize(), threads, clock);
    }
  }

  /** Runs one round: each core takes its share of the messages. */
  public Round run(List<MappedMessage> messages) throws InterruptedException {
    CpuClock.Reading before = clock.read();
    long begin = System.nanoTime();
    List<Future<?>> shares = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int from = messages.size() * thread / threads;
      int to = messages.size() * (thread + 1) / threads;
      List<Message> share =
          messages.subList(from, to).stream().map(MappedMessage::message).toList();
      shares.add(workers.submit(() -> annotate(share)));
    }
    for (Future<?> share : shares) {
      await(share);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    return new Round(messages.size(), elapsed, clock.read().since(before));
  }

  private void annotate(List<Message> messages) {
    for (int from = 0; from < messages.size(); from += batchSize) {
      var unused =
          graph.annotate(messages.subList(from, Math.min(messages.size(), from + batchSize)));
    }
  }

  private static void await(Future<?> share) throws InterruptedException {
    try {
      share.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    graph.close();
  }
}
