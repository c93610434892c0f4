package io.anabranch.cli.deadletters;

import io.anabranch.deadletter.DeadLetterFilter;
import io.anabranch.deadletter.DeadLetterSelection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters a command deals with: by id, by what they say, or all. */
final class DeadLetterSelectionOptions extends DeadLetterFilterOptions {

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids, as 'dead-letters list' has.")
  List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All dead letters.")
  boolean all;

  /**
   * What is selected, if that is given in just one of its forms.
   *
   * @throws ConfigException if not
   */
  DeadLetterSelection selection() {
    DeadLetterFilter filter = filter();
    int forms = (ids.isEmpty() ? 0 : 1) + (filter.isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (forms != 1) {
      throw new ConfigException(
          "which dead letters? Give either ids, or filters (--stage, --cause, --since, --until),"
              + " or --all");
    }
    if (all) {
      return new DeadLetterSelection.All();
    }
    return ids.isEmpty()
        ? new DeadLetterSelection.Matching(filter)
        : new DeadLetterSelection.ByIds(new LinkedHashSet<>(ids));
  }
}
