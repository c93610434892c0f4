package io.anabranch.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which columns of a table have the labels and the texts: those whose names say so, of two the one
 * beside the texts; and otherwise of two the first and the second, or the other way round if only
 * that can be.
 *
 * @param label place of the labels
 * @param text place of the texts
 * @param hasHeader whether the first row has the names
 */
record LabelledColumns(int label, int text, boolean hasHeader) {

  private static final Set<String> LABELS =
      Set.of("label", "labels", "class", "intent", "category", "polarity", "target");

  private static final Set<String> TEXTS =
      Set.of("text", "message", "sentence", "utterance", "body", "content", "query", "tweet");

  /**
   * Finds them.
   *
   * @param rows at least one
   * @throws IllegalArgumentException if there are more than two columns, and no names that say it
   */
  static LabelledColumns of(List<TableRow> rows) {
    TableRow first = rows.get(0);
    Optional<Integer> label = place(first, LABELS);
    Optional<Integer> text = place(first, TEXTS);
    if (label.isPresent() && text.isPresent()) {
      return new LabelledColumns(label.get(), text.get(), true);
    }
    if (text.isPresent() && first.cells().size() == 2) {
      return new LabelledColumns(1 - text.get(), text.get(), true);
    }
    if (first.cells().size() != 2) {
      throw first.bad(
          "%d columns, and no names that tell label and text; allowed are names such as label and"
                  .formatted(first.cells().size())
              + " text, or two columns");
    }
    boolean isReversed =
        rows.stream().noneMatch(row -> isLabel(row.cells().get(0)))
            && rows.stream().allMatch(row -> isLabel(row.cells().get(1)));
    return isReversed ? new LabelledColumns(1, 0, false) : new LabelledColumns(0, 1, false);
  }

  private static boolean isLabel(String cell) {
    return cell.matches("[^\\s,]+(,\\s*[^\\s,]+)*");
  }

  private static Optional<Integer> place(TableRow row, Set<String> names) {
    for (int i = 0; i < row.cells().size(); i++) {
      if (names.contains(row.cells().get(i).strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }
}
