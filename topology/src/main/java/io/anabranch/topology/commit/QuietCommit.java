package io.anabranch.topology.commit;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Has a task commit when no record comes any more, and not only when the commit interval is over:
 * under load few commits cost little, and at rest whoever looks sees that all is done.
 */
public final class QuietCommit {

  private static final Duration TICK = Duration.ofMillis(500);

  private final ProcessorContext<?, ?> context;
  private boolean hasRead;
  private boolean isToCommit;

  /** Begins to watch; the task tells it of each record. */
  public QuietCommit(ProcessorContext<?, ?> context) {
    this.context = context;
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> tick());
  }

  /** Notes that a record is processed. */
  public void read() {
    hasRead = true;
  }

  private void tick() {
    if (isToCommit && !hasRead) {
      context.commit();
    }
    isToCommit = hasRead;
    hasRead = false;
  }
}
