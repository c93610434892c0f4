package io.anabranch.cli.bench.latency;

import io.anabranch.client.CompleteMessages;
import io.anabranch.client.MessageSender;
import io.anabranch.cluster.Connection;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Sends messages at a steady pace, whether the pipeline keeps up or not, and counts the time of
 * each from when it was to be sent. A pause of the sender or of the pipeline is thus part of the
 * time of every message that was due meanwhile.
 */
final class OpenLoop {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(90);

  /** In which clients connect and caches fill; what is sent meanwhile does not count. */
  private static final int LEAD_SECONDS = 3;

  private final Connection connection;
  private final double perSecond;

  /** When each message was due, by its id, once the broker has it; by {@link System#nanoTime}. */
  private final Map<String, Long> due = new ConcurrentHashMap<>();

  private final Map<String, Long> complete = new HashMap<>();

  OpenLoop(Connection connection, double perSecond) {
    this.connection = connection;
    this.perSecond = perSecond;
  }

  /**
   * Sends all, and waits until all are complete.
   *
   * @throws OperationException if no message becomes complete for 90 seconds
   */
  Percentiles run(List<MappedMessage> messages) throws InterruptedException {
    return run(messages, System.nanoTime());
  }

  /**
   * The same with a time before which nothing is sent.
   *
   * @param begin when the first is due, by {@link System#nanoTime}, if the clients are open then
   */
  Percentiles run(List<MappedMessage> messages, long begin) throws InterruptedException {
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try (CompleteMessages enriched = CompleteMessages.open(connection)) {
      Future<?> sent = sender.submit(() -> send(messages, begin));
      awaitComplete(enriched, messages.size(), sent);
    } catch (ExecutionException e) {
      throw new OperationException("sending failed: " + e.getCause(), e);
    } finally {
      sender.shutdownNow();
    }
    return percentiles();
  }

  private Void send(List<MappedMessage> messages, long earliest) throws InterruptedException {
    try (MessageSender sender = MessageSender.open(connection, Map.of(), id -> {})) {
      long begin = Math.max(earliest, System.nanoTime());
      for (int i = 0; i < messages.size(); i++) {
        long when = begin + Math.round(i * 1e9 / perSecond);
        TimeUnit.NANOSECONDS.sleep(when - System.nanoTime());
        MappedMessage message = messages.get(i);
        boolean counts = i >= perSecond * LEAD_SECONDS || i == messages.size() - 1;
        sender.send(
            message.key(),
            message.message(),
            id -> {
              if (counts) {
                due.put(id.toString(), when);
              }
            });
      }
      sender.flush();
    }
    return null;
  }

  private void awaitComplete(CompleteMessages enriched, int count, Future<?> sent)
      throws InterruptedException, ExecutionException {
    long last = System.nanoTime();
    while (!sent.isDone()
        || complete.size() < count
        || !complete.keySet().containsAll(due.keySet())) {
      List<String> ids = enriched.poll(POLL);
      long now = System.nanoTime();
      for (String id : ids) {
        if (complete.putIfAbsent(id, now) == null) {
          last = now;
        }
      }
      if (sent.isDone()) {
        var unused = sent.get();
      }
      if (now - last > SILENCE.toNanos()) {
        throw new OperationException(
            "%d of %d messages became complete, and none for %d s"
                .formatted(complete.size(), count, SILENCE.toSeconds()));
      }
    }
  }

  private Percentiles percentiles() {
    Percentiles percentiles = new Percentiles();
    due.forEach(
        (id, when) ->
            percentiles.add(Duration.ofNanos(Objects.requireNonNull(complete.get(id)) - when)));
    return percentiles;
  }
}
