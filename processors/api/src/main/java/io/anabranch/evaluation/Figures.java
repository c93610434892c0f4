package io.anabranch.evaluation;

import io.anabranch.evaluation.metric.Interval;
import io.anabranch.evaluation.metric.Proportion;
import java.util.ArrayList;
import java.util.List;

/** The main figures of a report, as a table: each with its interval and what it is of. */
public final class Figures {

  private static final List<String> COLUMNS = List.of("figure", ">value", ">95 % interval", ">of");

  private final List<List<String>> rows = new ArrayList<>();

  public Figures add(String name, Proportion figure) {
    rows.add(
        row(name, figure.value(), interval(figure.interval()), Decimals.whole(figure.whole())));
    return this;
  }

  public Figures add(String name, double figure, Interval interval, int cases) {
    rows.add(row(name, figure, interval(interval), Decimals.whole(cases)));
    return this;
  }

  public Figures add(String name, double figure) {
    rows.add(row(name, figure, "", ""));
    return this;
  }

  public ReportTable table() {
    return new ReportTable("", COLUMNS, rows);
  }

  private static List<String> row(String name, double figure, String interval, String cases) {
    return List.of(name, Decimals.three(figure), interval, cases);
  }

  private static String interval(Interval interval) {
    return Decimals.three(interval.low()) + " to " + Decimals.three(interval.high());
  }
}
