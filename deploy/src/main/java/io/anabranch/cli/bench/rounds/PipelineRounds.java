package io.anabranch.cli.bench.rounds;

import io.anabranch.client.CompleteMessages;
import io.anabranch.client.MessageSender;
import io.anabranch.cluster.Connection;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sends messages to the whole pipeline as fast as it goes, until all are complete. */
public final class PipelineRounds implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private final Connection connection;
  private final CpuClock clock;
  private final CompleteMessages enriched;

  public PipelineRounds(Connection connection, CpuClock clock) throws InterruptedException {
    this.connection = connection;
    this.clock = clock;
    enriched = CompleteMessages.open(connection);
  }

  /**
   * Runs one round.
   *
   * @throws OperationException if no message becomes complete for 90 seconds
   */
  public Round run(List<MappedMessage> messages) {
    CpuClock.Reading before = clock.read();
    long begin = System.nanoTime();
    try (MessageSender sender = MessageSender.open(connection, Map.of(), id -> {})) {
      messages.forEach(message -> sender.send(message.key(), message.message()));
      sender.flush();
      awaitComplete(messages.size());
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
    return new Round(messages.size(), elapsed, clock.read().since(before));
  }

  private void awaitComplete(int count) {
    Set<String> complete = new HashSet<>();
    long last = System.nanoTime();
    while (complete.size() < count) {
      if (complete.addAll(enriched.poll(POLL))) {
        last = System.nanoTime();
      }
      if (System.nanoTime() - last > SILENCE.toNanos()) {
        throw new OperationException(
            "%d of %d messages became complete, and none for %d s"
                .formatted(complete.size(), count, SILENCE.toSeconds()));
      }
    }
  }

  @Override
  public void close() {
    enriched.close();
  }
}
