package io.anabranch.cli.replay;

import io.anabranch.cli.context.CliContext;
import io.anabranch.replay.ReplayEvent;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says on standard error what a replay does, and every five seconds how much is left. */
public final class ReplayEventPrinter implements Consumer<ReplayEvent> {

  private static final long REPORT_NANOS = Duration.ofSeconds(5).toNanos();

  private final CliContext context;
  private OptionalLong reported = OptionalLong.empty();

  public ReplayEventPrinter(CliContext context) {
    this.context = context;
  }

  @Override
  public void accept(ReplayEvent event) {
    if (event instanceof ReplayEvent.Stopping stopping) {
      context.err().println("stopping " + stopping.application());
    } else if (event instanceof ReplayEvent.SetBack setBack) {
      context.err().println("set back " + setBack.application());
    } else if (event instanceof ReplayEvent.Started started) {
      context.err().println("started " + started.application());
    } else if (event instanceof ReplayEvent.NotStarted notStarted) {
      context.problem(notStarted.reason());
    } else if (event instanceof ReplayEvent.Left left) {
      report(left.records());
    }
  }

  private void report(Map<String, Long> left) {
    long now = System.nanoTime();
    if (reported.isEmpty()) {
      reported = OptionalLong.of(now);
    } else if (now - reported.getAsLong() > REPORT_NANOS) {
      reported = OptionalLong.of(now);
      context
          .err()
          .println(
              left.entrySet().stream()
                  .map(entry -> entry.getKey() + " " + entry.getValue())
                  .collect(Collectors.joining(", ", "to read: ", "")));
    }
  }
}
