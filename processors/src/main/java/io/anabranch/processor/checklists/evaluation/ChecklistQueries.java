package io.anabranch.processor.checklists.evaluation;

import io.anabranch.data.Line;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads texts from a UTF-8 file with one {@code id<TAB>text} a line. */
public final class ChecklistQueries {

  /** In place of an id: no checklist helps. */
  public static final String NONE = "none";

  private static final String EXPECTED = "id<TAB>text";

  private ChecklistQueries() {}

  /**
   * The texts of a file, in its order.
   *
   * @param ids of the checklists
   * @throws IllegalArgumentException if a line is malformed or its id unknown, naming file and
   *     line, or if no text has a checklist
   */
  public static List<ChecklistQuery> read(Path file, Set<String> ids) {
    List<ChecklistQuery> queries =
        Line.filled(file).stream().map(line -> parse(line, ids)).toList();
    if (queries.stream().allMatch(query -> query.id().isEmpty())) {
      throw new IllegalArgumentException(
          "%s: no text that a checklist helps with; expected lines %s".formatted(file, EXPECTED));
    }
    return queries;
  }

  private static ChecklistQuery parse(Line line, Set<String> ids) {
    String[] columns = line.columns(2, EXPECTED);
    String id = columns[0].strip();
    if (ids.contains(id)) {
      return new ChecklistQuery(Optional.of(id), columns[1]);
    }
    if (!id.equals(NONE)) {
      throw line.bad(
          "column 1 is the id of none of the %d active checklists; expected one of theirs, or %s"
              .formatted(ids.size(), NONE));
    }
    return new ChecklistQuery(Optional.empty(), columns[1]);
  }
}
