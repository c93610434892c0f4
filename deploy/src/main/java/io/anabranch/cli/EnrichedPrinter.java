package io.anabranch.cli;

import io.anabranch.schema.Enriched;

/** Writes enriched records to standard output: two lines for a person, or a JSON object a line. */
record EnrichedPrinter(CliContext context, OutputFormat format) {

  /** Writes for whoever reads standard output. */
  EnrichedPrinter(CliContext context) {
    this(context, OutputFormat.choose(null, context.terminal()));
  }

  void print(Enriched enriched) {
    context
        .out()
        .println(
            format == OutputFormat.JSON
                ? AvroToJson.of(enriched)
                : new EnrichedFormatter(context.terminal()).format(enriched));
    context.out().flush();
  }
}
