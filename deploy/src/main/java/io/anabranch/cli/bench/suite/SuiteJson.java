package io.anabranch.cli.bench.suite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Figure;
import java.util.List;

/** The figures of a suite as JSON: {@code figures} by their keys, and {@code breakdowns}. */
final class SuiteJson {

  private SuiteJson() {}

  /** A figure that was not measured has {@code notMeasured}, with the reason. */
  static ObjectNode of(SuiteReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    report.machine().addTo(root.putObject("machine"));
    root.put("command", report.command()).put("day", report.day().toString());
    ObjectNode figures = root.putObject("figures");
    report
        .result()
        .figures()
        .forEach(figure -> add(figures.putObject(figure.target().key()), figure));
    for (Breakdown breakdown : report.result().breakdowns()) {
      ObjectNode rows = root.withObject("/breakdowns").putObject(breakdown.title());
      breakdown.rows().forEach((name, values) -> add(rows.putObject(name), breakdown, values));
    }
    return root;
  }

  private static void add(ObjectNode node, Figure figure) {
    node.put("what", figure.target().what()).put("unit", figure.target().unit());
    figure
        .spread()
        .ifPresentOrElse(
            spread ->
                node.put("median", spread.median())
                    .put("low", spread.low())
                    .put("high", spread.high()),
            () -> node.put("notMeasured", figure.note()));
    figure
        .target()
        .goal()
        .ifPresent(goal -> node.put(goal.isUpper() ? "atMost" : "atLeast", goal.bound()));
    figure.isMet().ifPresent(isMet -> node.put("met", isMet));
  }

  private static void add(ObjectNode node, Breakdown breakdown, List<Double> values) {
    for (int column = 0; column < values.size(); column++) {
      node.put(breakdown.columns().get(column), values.get(column));
    }
  }
}
