package io.anabranch.cli.compare;

import io.anabranch.cli.output.DisplayText;
import io.anabranch.cli.output.Table;
import io.anabranch.compare.Agreement;
import io.anabranch.compare.ComparisonPlan;
import io.anabranch.compare.ComparisonRange;
import io.anabranch.compare.ComparisonReport;
import io.anabranch.compare.ComparisonReport.Example;
import io.anabranch.compare.ComparisonReport.Side;
import io.anabranch.compare.ComparisonResult;
import io.anabranch.comparison.Change;
import io.anabranch.processor.Results;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A comparison for people. */
final class CompareText {

  /** So many changes are shown; the JSON has all. */
  private static final int MOST_CHANGES = 20;

  private CompareText() {}

  static String of(ComparisonPlan plan) {
    Table table = new Table("topic", ">partition", ">from", ">to", ">records");
    for (ComparisonRange range : plan.topics().ranges()) {
      table.row(
          range.partition().topic(),
          number(range.partition().partition()),
          number(range.from()),
          number(range.end()),
          number(range.records()));
    }
    Lines lines = new Lines();
    lines.add(table.toString());
    lines.add("");
    lines.add(
        "candidate  %s, %s of %s"
            .formatted(
                Results.modelId(plan.model()), plan.implementation(), plan.topics().stage()));
    lines.add("reads      " + plan.topics().input());
    lines.add(
        "writes     %s, which is %s"
            .formatted(plan.topics().output(), plan.keep() ? "kept" : "deleted at the end"));
    lines.add("records    " + number(plan.records()));
    lines.add(
        "takes      "
            + plan.duration()
                .map(d -> "about %,.1f s at the speed of the stage".formatted(d.toMillis() / 1e3))
                .orElse("unknown, because no speed of the stage is measured"));
    if (plan.topics().isCut()) {
      lines.add("Older records have outlived the retention of their topic and are not compared.");
    }
    return lines.toString();
  }

  static String of(ComparisonResult result, OptionalDouble liveSpeed) {
    ComparisonReport report = result.report();
    Agreement agreement = report.agreement();
    Lines lines = new Lines();
    lines.add(
        "messages %s   compared %s   only live %s   only candidate %s   neither %s"
            .formatted(
                number(report.messages()),
                number(report.compared()),
                number(report.onlyLive()),
                number(report.onlyCandidate()),
                number(report.neither())));
    lines.add("");
    lines.add(sides(result, liveSpeed).toString());
    lines.add("");
    lines.add(
        "agreement %s (%s to %s, 95 %%): %s of %s have %s"
            .formatted(
                decimal(agreement.share()),
                decimal(agreement.lower()),
                decimal(agreement.upper()),
                number(agreement.same()),
                number(agreement.of()),
                report.criterion()));
    report.figures().forEach((name, value) -> lines.add(name + " " + decimal(value)));
    addChanges(lines, report.changes());
    addExamples(lines, result);
    result.kept().ifPresent(topic -> lines.add("kept " + topic));
    return lines.toString();
  }

  private static Table sides(ComparisonResult result, OptionalDouble liveSpeed) {
    Table table = new Table("", "model", ">failed", ">messages/s");
    String unknown = "-";
    Side live = result.report().live();
    table.row(
        "live",
        models(live),
        number(live.failed()),
        liveSpeed.isPresent() ? rate(liveSpeed.getAsDouble()) : unknown);
    Side candidate = result.report().candidate();
    return table.row(
        "candidate",
        models(candidate),
        number(candidate.failed()),
        rate(result.recordsPerSecond()));
  }

  private static void addChanges(Lines lines, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    Table table = new Table("change", ">count");
    changes.stream()
        .limit(MOST_CHANGES)
        .forEach(change -> table.row(change.change(), number(change.count())));
    lines.add("");
    lines.add(table.toString());
    if (changes.size() > MOST_CHANGES) {
      lines.add("and %s other changes".formatted(number(changes.size() - MOST_CHANGES)));
    }
  }

  private static void addExamples(Lines lines, ComparisonResult result) {
    if (result.report().examples().isEmpty()) {
      return;
    }
    lines.add("");
    for (Example example : result.report().examples()) {
      lines.add(example.id() + "  " + example.change());
      String text = result.texts().get(example.id());
      if (text != null) {
        lines.add("    " + DisplayText.clean(text));
      }
    }
  }

  private static String models(Side side) {
    return side.models().size() == 1
        ? side.models().keySet().iterator().next()
        : side.models().entrySet().stream()
            .map(entry -> entry.getKey() + " (" + number(entry.getValue()) + ")")
            .collect(Collectors.joining(", "));
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }

  private static String rate(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Text in lines, without an end of the last one. */
  private static final class Lines {

    private final StringBuilder text = new StringBuilder();

    void add(String line) {
      text.append(text.isEmpty() ? "" : System.lineSeparator()).append(line);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
