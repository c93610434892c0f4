package io.anabranch.data;

import java.util.List;

/**
 * A row of a table.
 *
 * @param place file and line, for people
 * @param cells empty where there is nothing
 */
public record TableRow(String place, List<String> cells) {

  public TableRow {
    cells = List.copyOf(cells);
  }

  /** An error that says where it is and what is wrong, without quoting the row. */
  public IllegalArgumentException bad(String problem) {
    return new IllegalArgumentException(place + ": " + problem);
  }
}
