package io.anabranch.topology.limit;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.schema.ModelInfo;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a processor in worker threads and waits for it no longer than it may take. A worker that
 * takes longer is interrupted once and abandoned: nothing can end a thread that spins or is stuck
 * in native code. The next call has another worker.
 *
 * <p>There are as many workers as threads that call at once, and they live as long as the
 * processor, because native libraries keep threads of their own for each thread that calls them.
 *
 * @param <T> Avro type of the annotation
 */
public final class BoundedProcessor<T extends SpecificRecord> implements TextProcessor<T> {

  private static final Logger LOG = LoggerFactory.getLogger(BoundedProcessor.class);

  /** What has become of a call. */
  private enum Call {
    RUNNING,
    ENDED,
    ABANDONED
  }

  private final String stage;
  private final TextProcessor<T> processor;
  private final InferenceLimit limit;
  private final HungCalls hangs;
  private final Deque<ExecutorService> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();

  /**
   * @param stage its name
   * @param processor closed with this
   * @param hangs told of calls that are given up
   */
  public BoundedProcessor(
      String stage, TextProcessor<T> processor, InferenceLimit limit, HungCalls hangs) {
    this.stage = stage;
    this.processor = processor;
    this.limit = limit;
    this.hangs = hangs;
  }

  @Override
  public ModelInfo model() {
    return processor.model();
  }

  /**
   * @throws HungModelException if it took longer than it may
   */
  @Override
  public List<Outcome<T>> process(List<Document> documents) {
    Duration longest = limit.of(documents);
    AtomicReference<Call> call = new AtomicReference<>(Call.RUNNING);
    ExecutorService worker = worker();
    Future<List<Outcome<T>>> outcomes = worker.submit(() -> run(documents, call));
    try {
      List<Outcome<T>> result = outcomes.get(longest.toNanos(), TimeUnit.NANOSECONDS);
      idle.push(worker);
      return result;
    } catch (TimeoutException e) {
      if (call.compareAndSet(Call.RUNNING, Call.ABANDONED)) {
        hangs.abandon(stage);
      }
      worker.shutdownNow();
      LOG.warn(
          "Model is given up: thread={} documents={} limitMs={}",
          Thread.currentThread().getName(),
          documents.size(),
          longest.toMillis());
      throw new HungModelException(longest);
    } catch (InterruptedException e) {
      worker.shutdownNow();
      throw new InterruptException(e);
    } catch (ExecutionException e) {
      idle.push(worker);
      throw unchecked(Objects.requireNonNull(e.getCause()));
    }
  }

  /** One that is idle, or else a new one. */
  private ExecutorService worker() {
    ExecutorService worker = idle.poll();
    return worker != null ? worker : Executors.newSingleThreadExecutor(this::thread);
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, stage + "-model-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }

  private List<Outcome<T>> run(List<Document> documents, AtomicReference<Call> call) {
    busy.incrementAndGet();
    try {
      return processor.process(documents);
    } finally {
      busy.decrementAndGet();
      if (!call.compareAndSet(Call.RUNNING, Call.ENDED)) {
        hangs.recover();
      }
    }
  }

  /** Leaves the model open if a worker is still busy with it: it would crash on a closed one. */
  @Override
  public void close() {
    idle.forEach(ExecutorService::shutdownNow);
    if (busy.get() == 0) {
      processor.close();
    } else {
      LOG.warn("Model stays open, because a worker is still busy: model={}", model().getName());
    }
  }

  /** What the processor threw, as if it had run in this thread. */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }
}
