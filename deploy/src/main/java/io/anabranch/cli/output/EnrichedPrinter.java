package io.anabranch.cli.output;

import io.anabranch.cli.context.CliContext;
import io.anabranch.json.AvroToJson;
import io.anabranch.schema.Enriched;

/** Writes enriched records to standard output: two lines for a person, or a JSON object a line. */
public final class EnrichedPrinter {

  private final CliContext context;
  private final OutputFormat format;
  private final EnrichedFormatter formatter;

  /** Writes for whoever reads standard output. */
  public EnrichedPrinter(CliContext context) {
    this(context, OutputFormat.choose(null, context.terminal()));
  }

  /** Writes in a format. */
  public EnrichedPrinter(CliContext context, OutputFormat format) {
    this.context = context;
    this.format = format;
    this.formatter = new EnrichedFormatter(context.terminal());
  }

  /** Writes one record. */
  public void print(Enriched enriched) {
    context
        .out()
        .println(
            format == OutputFormat.JSON ? AvroToJson.of(enriched) : formatter.format(enriched));
    context.out().flush();
  }
}
