package io.anabranch.cli;

import io.anabranch.schema.Enriched;

/** Writes enriched records to standard output: two lines for a person, or a JSON object a line. */
record EnrichedPrinter(CliContext context) {

  void print(Enriched enriched) {
    boolean json = OutputFormat.choose(null, context.terminal()) == OutputFormat.JSON;
    context
        .out()
        .println(
            json
                ? AvroToJson.of(enriched)
                : new EnrichedFormatter(context.terminal()).format(enriched));
    context.out().flush();
  }
}
