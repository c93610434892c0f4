package io.anabranch.evaluation.label;

import io.anabranch.evaluation.ClassTables;
import io.anabranch.evaluation.Figures;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.LabelSetReport;
import io.anabranch.evaluation.metric.Proportion;
import java.util.ArrayList;
import java.util.List;

/** A report on labels, for people. */
final class LabelReportTables {

  private LabelReportTables() {}

  static List<ReportTable> of(LabelReport report) {
    int texts = (int) report.answers().accuracy().whole();
    Figures figures = new Figures().add("accuracy", report.answers().accuracy());
    if (!report.accuracyWithoutRejection().equals(report.answers().accuracy())) {
      figures.add("accuracy without none_of_these", report.accuracyWithoutRejection());
    }
    if (report.noneOfThese().part() > 0) {
      figures.add("answered none_of_these", report.noneOfThese());
    }
    figures.add("macro-F1", report.answers().macroF1(), report.answers().macroF1Interval(), texts);
    if (report.rejected() > 0) {
      figures.add("rejected, hence wrong", new Proportion(report.rejected(), texts));
    }
    report
        .negativeAgainstPositive()
        .ifPresent(figure -> figures.add("negative against positive", figure));
    report.outOfScope().ifPresent(figure -> figures.add("out-of-scope recall", figure));
    figures.add("expected calibration error", report.calibration().expectedError());
    report.labels().ifPresent(labels -> add(figures, labels, ""));
    report.severalLabels().ifPresent(labels -> add(figures, labels, ", texts of several"));
    List<ReportTable> tables = new ArrayList<>();
    tables.add(figures.table());
    tables.addAll(ClassTables.of(report.answers()));
    return tables;
  }

  private static void add(Figures figures, LabelSetReport labels, String which) {
    figures
        .add("labels at thresholds: precision" + which, labels.precision())
        .add("labels at thresholds: recall" + which, labels.recall())
        .add("texts without a label" + which, labels.unlabelled());
  }
}
