package io.anabranch.cli.bench.suite;

import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Goal;
import io.anabranch.cli.bench.figure.Spread;
import io.anabranch.cli.bench.rounds.Machine;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The figures of a suite as Markdown.
 *
 * @param machine it was run on
 * @param command that ran it
 * @param day on which it was run
 * @param result what was found
 */
record SuiteReport(Machine machine, String command, LocalDate day, Suite.Result result) {

  /** The whole page. */
  String markdown() {
    StringBuilder page = new StringBuilder();
    line(page, "# Benchmarks");
    line(page, "");
    line(page, "Written by `%s` on %s: %s.", command, day, machine);
    line(page, "");
    line(
        page,
        "Values are medians, with the least and the greatest of the rounds where there were"
            + " several. What has a speed was warmed up first, and the broker and the registry ran on"
            + " the same cores. Expect 10 to 20 %% between runs in messages/s, and about 5 %% in CPU.");
    line(page, "");
    line(page, "| what | JSON key | value | goal | met |");
    line(page, "| --- | --- | --- | --- | --- |");
    result.figures().forEach(figure -> line(page, "%s", row(figure)));
    result.breakdowns().forEach(breakdown -> add(page, breakdown));
    return page.toString();
  }

  private static String row(Figure figure) {
    return "| %s | `%s` | %s | %s | %s |"
        .formatted(
            cell(figure.target().what()),
            figure.target().key(),
            value(figure),
            figure.target().goal().map(SuiteReport::goal).orElse(""),
            figure.isMet().map(isMet -> isMet ? "yes" : "**no**").orElse(""));
  }

  private static String value(Figure figure) {
    if (figure.spread().isEmpty()) {
      return "not measured: " + cell(figure.note());
    }
    Spread spread = figure.spread().get();
    String unit = figure.target().unit().isEmpty() ? "" : " " + figure.target().unit();
    String range =
        spread.low() == spread.high()
            ? ""
            : " (%s to %s)".formatted(number(spread.low()), number(spread.high()));
    return number(spread.median()) + unit + range;
  }

  private static String goal(Goal goal) {
    return (goal.isUpper() ? "at most " : "at least ") + number(goal.bound());
  }

  private static void add(StringBuilder page, Breakdown breakdown) {
    line(page, "");
    line(page, "## %s", breakdown.title());
    line(page, "");
    line(page, "| | %s |", String.join(" | ", breakdown.columns()));
    line(page, "| --- |%s", " ---: |".repeat(breakdown.columns().size()));
    breakdown
        .rows()
        .forEach(
            (name, values) ->
                line(
                    page,
                    "| %s | %s |",
                    cell(name),
                    values.stream().map(SuiteReport::number).collect(Collectors.joining(" | "))));
  }

  /** Three or more digits that count, so that small figures are as exact as large ones. */
  static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", "; ");
  }

  private static void line(StringBuilder page, String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  List<String> failed() {
    return result.failed();
  }
}
