package io.anabranch.cli.demo;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.EnrichedPrinter;
import io.anabranch.cli.output.Pace;
import io.anabranch.client.StartOffset;
import io.anabranch.client.TopicRecord;
import io.anabranch.client.TopicTail;
import io.anabranch.cluster.Connection;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.schema.Enriched;
import io.anabranch.schema.EnrichedStatus;
import io.anabranch.topology.pipeline.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends messages and watches them come out enriched. */
final class DemoRun {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int PROGRESS_EVERY = 500;

  private final CliContext context;
  private final Connection connection;
  private final Topics topics;
  private final Duration timeout;
  private final int show;
  private final EnrichedPrinter printer;
  private final Map<String, Enriched> newest = new HashMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private long firstEnriched;
  private int complete;

  /**
   * Prepares a run.
   *
   * @param timeout gives up when nothing has come out for so long
   * @param show how many messages are printed; the others are only counted
   */
  DemoRun(CliContext context, Connection connection, Duration timeout, int show) {
    this.context = context;
    this.connection = connection;
    this.topics = new Topics(connection.config().topics());
    this.timeout = timeout;
    this.show = show;
    this.printer = new EnrichedPrinter(context);
  }

  /** Sends all messages, and waits until each is complete or the time is up. */
  DemoSummary run(List<MappedMessage> messages, Pace pace) throws InterruptedException {
    long started = System.nanoTime();
    try (TopicTail tail = TopicTail.open(connection, topics.enriched(), new StartOffset.Start());
        DemoFeed feed = DemoFeed.start(connection, messages, pace)) {
      long last = System.nanoTime();
      while (complete < messages.size() && System.nanoTime() - last < timeout.toNanos()) {
        feed.check();
        for (TopicRecord record : tail.poll(POLL)) {
          last = System.nanoTime();
          if (record.value() instanceof Enriched enriched) {
            add(enriched, record.timestamp().toEpochMilli(), messages.size());
          }
        }
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
      return summary(messages.size(), connection.written(topics.deadLetters()), elapsed);
    }
  }

  /** When the first enriched record was read, by {@link System#nanoTime()}. */
  long firstEnrichedNanos() {
    return firstEnriched;
  }

  private void add(Enriched enriched, long writtenAt, int total) {
    if (firstEnriched == 0) {
      firstEnriched = System.nanoTime();
    }
    Enriched before = newest.get(enriched.getId());
    if (before != null && before.getRevision() >= enriched.getRevision()) {
      return;
    }
    newest.put(enriched.getId(), enriched);
    boolean wasComplete = before != null && isComplete(before);
    if (isComplete(enriched) && !wasComplete) {
      complete++;
      latencies.add(writtenAt - enriched.getSource().getTimestamp().toEpochMilli());
      if (complete % PROGRESS_EVERY == 0) {
        context.err().printf("%d of %d complete%n", complete, total);
      }
    }
    if (newest.size() <= show) {
      printer.print(enriched);
    }
  }

  private DemoSummary summary(int in, long deadLetters, Duration elapsed) {
    int failed = (int) newest.values().stream().filter(e -> !e.getFailed().isEmpty()).count();
    return new DemoSummary(
        in, complete, newest.size() - complete, failed, deadLetters, latencies, elapsed);
  }

  private static boolean isComplete(Enriched enriched) {
    return enriched.getStatus() == EnrichedStatus.COMPLETE;
  }
}
