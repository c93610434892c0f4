package io.anabranch.cli.deadletters;

import io.anabranch.deadletter.DeadLetterEntry;
import io.anabranch.deadletter.DeadLetterFilter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which dead letters a command deals with: by id, by what they say, or all. */
final class LetterSelectionOptions extends LetterFilterOptions {

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Ids, as 'dead-letters list' has.")
  List<String> ids = new ArrayList<>();

  @Option(names = "--all", description = "All dead letters.")
  boolean all;

  /**
   * What is selected.
   *
   * @param letters the letters that are meant
   * @param absent ids of which there are no letters
   */
  record Selection(List<DeadLetterEntry> letters, Set<String> absent) {}

  /**
   * Checks that the selection is given in just one of its forms.
   *
   * @throws ConfigException if not
   */
  void check() {
    int forms = (ids.isEmpty() ? 0 : 1) + (filter().isEmpty() ? 0 : 1) + (all ? 1 : 0);
    if (forms != 1) {
      throw new ConfigException(
          "which dead letters? Give either ids, or filters (--stage, --cause, --since, --until),"
              + " or --all");
    }
  }

  Selection of(List<DeadLetterEntry> entries) {
    DeadLetterFilter filter = filter();
    Set<String> absent = new LinkedHashSet<>(ids);
    entries.forEach(entry -> absent.remove(entry.id()));
    return new Selection(
        entries.stream()
            .filter(entry -> ids.isEmpty() ? filter.test(entry) : ids.contains(entry.id()))
            .toList(),
        absent);
  }
}
