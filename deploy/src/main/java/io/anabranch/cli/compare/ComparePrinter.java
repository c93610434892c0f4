package io.anabranch.cli.compare;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.compare.ComparisonPlan;
import io.anabranch.compare.ComparisonResult;
import java.util.OptionalDouble;

/** Shows the plan of a comparison and what came of it, to people or to programs. */
final class ComparePrinter {

  private final CliContext context;
  private final OutputFormat format;

  /** Prints to standard output. */
  ComparePrinter(CliContext context, OutputFormat format) {
    this.context = context;
    this.format = format;
  }

  /** Prints what is going to be done, or would be. */
  void print(ComparisonPlan plan, boolean execute) {
    if (format == OutputFormat.JSON) {
      context.out().println(CompareJson.of(plan));
    } else {
      context.out().println(CompareText.of(plan));
      if (!execute) {
        context.out().println("Nothing has been done; --execute does it.");
      }
    }
    context.out().flush();
  }

  /** Prints what has come out. */
  void print(ComparisonResult result, OptionalDouble liveSpeed) {
    context
        .out()
        .println(
            format == OutputFormat.JSON
                ? CompareJson.of(result, liveSpeed)
                : CompareText.of(result, liveSpeed));
    context.out().flush();
  }
}
