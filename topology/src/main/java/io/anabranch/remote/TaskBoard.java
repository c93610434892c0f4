package io.anabranch.remote;

import io.anabranch.task.OutgoingTask;
import io.anabranch.task.TaskEnvelope;
import io.anabranch.task.TaskQueue;
import io.anabranch.task.TaskSender;
import io.anabranch.task.WorkerReply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tasks of a stage, of which as many are under way as the workers need, and which are kept
 * until their results. Thread-safe.
 *
 * <p>A task of which nothing is heard is sent again. One that a worker had begun, and of which
 * nothing is heard any more, is accused of the worker's end, as is one that the server gives up: it
 * is believed if a task without documents, sent then, is answered. If that is not answered either,
 * all workers are gone, and the task is late.
 */
final class TaskBoard implements TaskSender.Listener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TaskBoard.class);

  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration NO_WORKER_WAIT = Duration.ofMillis(250);
  private static final Duration REFUSED_WAIT = Duration.ofSeconds(1);

  private final TaskQueue queue;
  private final TaskSending sending;
  private final ScheduledExecutorService timer;
  private final Object lock = new Object();
  private final Map<String, OpenTask> open = new LinkedHashMap<>();
  private final Deque<OpenTask> waiting = new ArrayDeque<>();
  private final Workers workers = new Workers();
  private @Nullable OpenTask probe;
  private @Nullable String refusal;

  /**
   * @param opener opens the sender, which is closed with this
   */
  TaskBoard(TaskQueue queue, Function<TaskSender.Listener, TaskSender> opener) {
    this.queue = queue;
    timer = Executors.newSingleThreadScheduledExecutor(this::daemon);
    sending = new TaskSending(queue, opener.apply(this));
    var unused =
        timer.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  TaskQueue queue() {
    return queue;
  }

  /** Largest task in bytes. */
  int mostBytes() {
    return sending.mostBytes();
  }

  /**
   * Has a task done.
   *
   * @param documents each in UTF-8; workers should know them as {@link TaskEnvelope} says
   * @param isSuspect whether somebody must be there before it is sent
   * @param limit after which it is late
   */
  CompletableFuture<TaskResult> submit(List<byte[]> documents, boolean isSuspect, Duration limit) {
    OpenTask task = task(documents, limit);
    if (isSuspect) {
      var unused =
          probe(limit)
              .thenAccept(
                  result -> {
                    if (result instanceof TaskResult.Answered) {
                      enqueue(task);
                    } else {
                      task.result.complete(new TaskResult.Late(false));
                    }
                  });
    } else {
      enqueue(task);
    }
    return task.result;
  }

  /** Wants no result of a task any more. */
  void cancel(CompletableFuture<TaskResult> result) {
    if (result.isDone()) {
      return;
    }
    synchronized (lock) {
      waiting.removeIf(task -> task.result == result);
      open.values().stream()
          .filter(task -> task.result == result)
          .findFirst()
          .ifPresent(
              task -> {
                open.remove(task.task.id());
                sending.withdraw(task.task.id());
              });
    }
    result.complete(new TaskResult.Late(false));
    advance();
  }

  /** Why tasks are late, as far as is known. */
  String trouble() {
    synchronized (lock) {
      return sending
          .trouble()
          .orElse(refusal == null ? "no worker answers" : "a worker refuses it: " + refusal);
    }
  }

  private OpenTask task(List<byte[]> documents, Duration limit) {
    String id = UUID.randomUUID().toString();
    Instant deadline = Instant.now().plus(limit);
    return new OpenTask(
        new OutgoingTask(id, TaskEnvelope.write(id, queue, deadline, documents), deadline),
        System.nanoTime() + limit.toNanos());
  }

  private void enqueue(OpenTask task) {
    synchronized (lock) {
      waiting.add(task);
    }
    advance();
  }

  /** Sends what waits, as far as the workers need it. */
  private void advance() {
    synchronized (lock) {
      int most = workers.tasks(System.nanoTime());
      while (open.size() < most && !waiting.isEmpty()) {
        OpenTask next = waiting.remove();
        open.put(next.task.id(), next);
        send(next);
      }
    }
  }

  private void send(OpenTask task) {
    task.sends++;
    task.isBegun = false;
    task.nextSend = System.nanoTime() + sending.resendAfter().toNanos();
    sending.send(task.task);
  }

  /** Asks whether anybody is there: one question at a time, for all who ask. */
  private CompletableFuture<TaskResult> probe(Duration limit) {
    synchronized (lock) {
      OpenTask asked = probe;
      if (asked == null || asked.deadline - System.nanoTime() < limit.toNanos() / 2) {
        asked = task(List.of(), limit);
        probe = asked;
        send(asked);
      }
      return asked.result;
    }
  }

  @Override
  public void received(byte[] body) {
    WorkerReply reply;
    try {
      reply = WorkerReply.read(body);
    } catch (IllegalArgumentException e) {
      LOG.warn("An answer cannot be read: queue={} reason={}", queue.name(), e.getMessage());
      return;
    }
    OpenTask done = null;
    synchronized (lock) {
      long now = System.nanoTime();
      workers.hear(reply.worker(), now);
      OpenTask task = find(reply.id());
      if (task == null) {
        return;
      }
      task.lastHeard = now;
      if (reply.word() instanceof WorkerReply.Word.Working) {
        task.isBegun = true;
      } else if (reply.word() instanceof WorkerReply.Word.Refused refused) {
        refusal = refused.reason();
        task.isBegun = false;
        task.nextSend = now + REFUSED_WAIT.toNanos();
      } else {
        refusal = null;
        done = task;
        remove(task);
      }
    }
    if (done != null && reply.word() instanceof WorkerReply.Word.Answered answered) {
      done.result.complete(new TaskResult.Answered(answered.outcomes()));
      advance();
    }
  }

  @Override
  public void rejected(String taskId) {
    synchronized (lock) {
      OpenTask task = find(taskId);
      if (task != null) {
        accuse(task, Suspects.DEATHS);
      }
    }
  }

  @Override
  public void noWorker(String taskId) {
    synchronized (lock) {
      OpenTask task = find(taskId);
      if (task != null && !task.isBegun) {
        task.nextSend = System.nanoTime() + NO_WORKER_WAIT.toNanos();
      }
    }
  }

  private @Nullable OpenTask find(String id) {
    return probe != null && probe.task.id().equals(id) ? probe : open.get(id);
  }

  /** Forgets a task; its copies are taken back, if there may be some. */
  private void remove(OpenTask task) {
    if (probe == task) {
      probe = null;
    } else {
      open.remove(task.task.id());
    }
    if (task.sends > 1) {
      sending.withdraw(task.task.id());
    }
  }

  private void tick() {
    List<OpenTask> late = new ArrayList<>();
    synchronized (lock) {
      long now = System.nanoTime();
      for (OpenTask task : List.copyOf(open.values())) {
        if (now >= task.deadline) {
          late.add(task);
        } else {
          look(task, now);
        }
      }
      waiting.stream().filter(task -> now >= task.deadline).forEach(late::add);
      if (probe != null && now >= probe.deadline) {
        late.add(probe);
      } else if (probe != null) {
        look(probe, now);
      }
      late.forEach(
          task -> {
            waiting.remove(task);
            remove(task);
            sending.withdraw(task.task.id());
          });
    }
    late.forEach(task -> task.result.complete(new TaskResult.Late(task.isBegun)));
    advance();
  }

  private void look(OpenTask task, long now) {
    if (task.isBegun && now - task.lastHeard > sending.resendAfter().toNanos()) {
      if (task == probe) {
        send(task);
      } else {
        accuse(task, 1);
      }
    } else if (!task.isBegun && now >= task.nextSend) {
      send(task);
    }
  }

  private void accuse(OpenTask task, int workersEnded) {
    if (task == probe || task.isAccused) {
      return;
    }
    task.isAccused = true;
    var unused =
        probe(Duration.ofNanos(task.deadline - System.nanoTime()))
            .thenAccept(
                result -> {
                  if (result instanceof TaskResult.Answered) {
                    end(task, workersEnded);
                  }
                });
  }

  /** Others go on: it is the task. */
  private void end(OpenTask task, int workersEnded) {
    synchronized (lock) {
      if (open.remove(task.task.id()) == null) {
        return;
      }
      sending.withdraw(task.task.id());
    }
    task.result.complete(new TaskResult.Ended(workersEnded));
    advance();
  }

  private Thread daemon(Runnable task) {
    Thread thread = new Thread(task, queue.stage() + "-tasks-timer");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    sending.close();
    List<OpenTask> left;
    synchronized (lock) {
      left = new ArrayList<>(open.values());
      left.addAll(waiting);
    }
    left.forEach(task -> task.result.complete(new TaskResult.Late(false)));
  }
}
