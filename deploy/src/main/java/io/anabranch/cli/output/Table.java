package io.anabranch.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows in aligned columns. Columns after the first hold numbers to the right, if so said. */
public final class Table {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right;

  /** A column whose heading begins with {@code >} is aligned to the right. */
  public Table(String... headings) {
    right = Arrays.stream(headings).map(heading -> heading.startsWith(">")).toList();
    rows.add(Arrays.stream(headings).map(heading -> heading.replaceFirst("^>", "")).toList());
  }

  /** A whole table; the headings are as those of the constructor. */
  public static Table of(List<String> headings, List<List<String>> rows) {
    Table table = new Table(headings.toArray(String[]::new));
    rows.forEach(row -> table.row(row.toArray(String[]::new)));
    return table;
  }

  /** Adds a row, which must have as many cells as there are headings. */
  public Table row(String... cells) {
    if (cells.length != right.size()) {
      throw new IllegalArgumentException(cells.length + " cells in " + right.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, headings first. */
  public List<String> lines() {
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < right.size(); column++) {
      int index = column;
      widths.add(rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  @Override
  public String toString() {
    return lines().stream().collect(Collectors.joining(System.lineSeparator()));
  }

  private String line(List<String> row, List<Integer> widths) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String space = " ".repeat(widths.get(column) - cell.length());
      cells.add(right.get(column) ? space + cell : cell + space);
    }
    return String.join(GAP, cells).stripTrailing();
  }
}
