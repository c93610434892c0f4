package io.anabranch.cli.reference;

import io.anabranch.cli.context.CliContext;
import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.context.ConnectionOptions;
import io.anabranch.cli.output.DisplayText;
import io.anabranch.cluster.Connection;
import io.anabranch.reference.LoadPlan;
import io.anabranch.reference.LoadRequest;
import io.anabranch.reference.ReferenceTopic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Loads files into a topic of reference data.
 *
 * @param <T> Avro type of an entry
 */
public abstract class ReferenceLoadCommand<T extends SpecificRecord> implements Callable<Integer> {

  private final CliContext context;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to load.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--replace", description = "Remove those that the files do not hold.")
  boolean replace;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dryRun;

  @Mixin final ConnectionOptions connectionOptions;

  protected ReferenceLoadCommand(CliContext context) {
    this.context = context;
    this.connectionOptions = new ConnectionOptions(context);
  }

  /**
   * Reads files that make up one set.
   *
   * @param notes told what was found out and not said by anybody, a sentence each
   * @throws IllegalArgumentException if one cannot be read or is malformed
   */
  protected abstract List<T> read(List<Path> files, Consumer<String> notes);

  /**
   * What to ask for.
   *
   * @param entries one or more
   */
  protected abstract LoadRequest<T> request(List<T> entries, boolean replace);

  /** Where to load it. */
  protected abstract ReferenceTopic<T> topic(Connection connection);

  @Override
  public Integer call() throws Exception {
    List<T> entries = read(files, context.err()::println);
    if (entries.isEmpty()) {
      throw new CommandFailedException("the files hold nothing to load");
    }
    try (Connection connection = connectionOptions.connect()) {
      ReferenceTopic<T> topic = topic(connection);
      LoadPlan<T> plan = topic.plan(request(entries, replace));
      if (dryRun) {
        print(plan);
      } else {
        var unused = topic.load(plan);
      }
      context
          .err()
          .printf(
              "%sadded %d, changed %d, removed %d, unchanged %d%n",
              dryRun ? "would have " : "",
              plan.added().size(),
              plan.changed().size(),
              plan.removed().size(),
              plan.unchanged().size());
    }
    return 0;
  }

  private void print(LoadPlan<T> plan) {
    plan.added().keySet().forEach(id -> print("add", id));
    plan.changed().keySet().forEach(id -> print("change", id));
    plan.removed().forEach(id -> print("remove", id));
    context.out().flush();
  }

  private void print(String what, String id) {
    context.out().println("would " + what + " " + DisplayText.clean(id));
  }
}
