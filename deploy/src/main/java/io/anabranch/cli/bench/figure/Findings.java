package io.anabranch.cli.bench.figure;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param figures one for each target
 * @param breakdowns tables beside them
 */
public record Findings(List<Figure> figures, List<Breakdown> breakdowns) {

  public Findings {
    figures = List.copyOf(figures);
    breakdowns = List.copyOf(breakdowns);
  }

  public static Findings of(Figure... figures) {
    return new Findings(List.of(figures), List.of());
  }
}
