package io.anabranch.cli.output;

import io.anabranch.cli.context.CliContext;
import io.anabranch.schema.Enriched;

/** Writes enriched records to standard output: two lines for a person, or a JSON object a line. */
public record EnrichedPrinter(CliContext context, OutputFormat format) {

  /** Writes for whoever reads standard output. */
  public EnrichedPrinter(CliContext context) {
    this(context, OutputFormat.choose(null, context.terminal()));
  }

  public void print(Enriched enriched) {
    context
        .out()
        .println(
            format == OutputFormat.JSON
                ? AvroToJson.of(enriched)
                : new EnrichedFormatter(context.terminal()).format(enriched));
    context.out().flush();
  }
}
