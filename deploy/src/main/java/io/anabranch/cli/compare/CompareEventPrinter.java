package io.anabranch.cli.compare;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.Progress;
import io.anabranch.compare.ComparisonEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Says on standard error what a comparison does, and every five seconds how far it is. */
final class CompareEventPrinter implements Consumer<ComparisonEvent> {

  private final CliContext context;
  private @Nullable Progress progress;

  CompareEventPrinter(CliContext context) {
    this.context = context;
  }

  @Override
  public void accept(ComparisonEvent event) {
    if (event instanceof ComparisonEvent.SpeedUnknown unknown) {
      context.problem("the speed of the stage is not known: " + unknown.reason());
    } else if (event instanceof ComparisonEvent.Starting) {
      context.err().println("starting the candidate");
    } else if (event instanceof ComparisonEvent.Reading reading) {
      progress(reading.total()).update(reading.read());
    } else if (event instanceof ComparisonEvent.Matching matching) {
      context.err().println(progress(matching.total()).text(matching.total()));
    }
  }

  private Progress progress(long total) {
    if (progress == null) {
      progress = new Progress(context.err(), "of %,d records".formatted(total));
    }
    return progress;
  }
}
