package io.anabranch.cli.bench.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where something goes, row by row.
 *
 * @param title of the table
 * @param columns headings of the values
 * @param rows values by the name of a row, in order; as many as there are columns
 */
public record Breakdown(String title, List<String> columns, Map<String, List<Double>> rows) {

  public Breakdown {
    columns = List.copyOf(columns);
    rows = new LinkedHashMap<>(rows);
  }
}
