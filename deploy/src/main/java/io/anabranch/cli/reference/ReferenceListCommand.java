package io.anabranch.cli.reference;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.FormatOption;
import io.anabranch.cli.output.OutputFormat;
import io.anabranch.cli.output.Table;
import io.anabranch.cluster.Connection;
import io.anabranch.json.AvroToJson;
import io.anabranch.reference.ReferenceTopic;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;

/**
 * Lists what a topic of reference data holds.
 *
 * @param <T> Avro type of an entry
 */
public abstract class ReferenceListCommand<T extends SpecificRecord> implements Callable<Integer> {

  protected final CliContext context;

  @Mixin final FormatOption format = new FormatOption();

  @Mixin final ConnectionOptions connectionOptions;

  protected ReferenceListCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  /** Where it is. */
  protected abstract ReferenceTopic<T> topic(Connection connection);

  /** For people. */
  protected abstract Table table(List<T> entries);

  /** What to list. */
  protected List<T> entries() throws InterruptedException {
    try (Connection connection = connectionOptions.connect()) {
      return topic(connection).read(context::problem);
    }
  }

  /** Writes it to standard output. */
  protected void print(List<T> entries) {
    if (format.choose(context.terminal()) == OutputFormat.JSON) {
      entries.forEach(entry -> context.out().println(AvroToJson.of(entry)));
    } else {
      context.out().println(table(entries));
    }
  }

  @Override
  public Integer call() throws Exception {
    print(entries());
    context.out().flush();
    return 0;
  }
}
