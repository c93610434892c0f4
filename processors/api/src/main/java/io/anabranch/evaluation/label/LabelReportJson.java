package io.anabranch.evaluation.label;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.ReportJson;
import io.anabranch.evaluation.metric.CalibrationReport;
import io.anabranch.evaluation.metric.ClassificationReport;
import io.anabranch.evaluation.metric.LabelSetReport;

/** A report on labels, for programs. */
final class LabelReportJson {

  private LabelReportJson() {}

  static ObjectNode of(LabelReport report) {
    ClassificationReport answers = report.answers();
    ObjectNode node = ReportJson.object();
    node.put("n", answers.accuracy().whole()).put("rejected", report.rejected());
    ReportJson.put(node, "accuracy", answers.accuracy());
    ReportJson.put(node, "accuracyWithoutRejection", report.accuracyWithoutRejection());
    ReportJson.put(node, "noneOfThese", report.noneOfThese());
    ReportJson.put(node, "macroF1", answers.macroF1(), answers.macroF1Interval());
    report
        .negativeAgainstPositive()
        .ifPresent(figure -> ReportJson.put(node, "negativeAgainstPositive", figure));
    report
        .outOfScope()
        .ifPresent(
            figure -> {
              ReportJson.put(node, "oosRecall", figure);
              node.put("oosN", figure.whole());
            });
    node.put("ece", report.calibration().expectedError());
    report.labels().ifPresent(labels -> node.set("labels", labels(labels)));
    report.severalLabels().ifPresent(labels -> node.set("labelsOfSeveral", labels(labels)));
    node.set("classes", ReportJson.classes(answers.classes()));
    node.set("confusions", ReportJson.confusions(answers.confusions()));
    ArrayNode bins = node.putArray("calibration");
    for (CalibrationReport.Bin bin : report.calibration().bins()) {
      bins.addObject()
          .put("n", bin.cases())
          .put("probability", bin.probability())
          .put("accuracy", bin.accuracy());
    }
    return node;
  }

  private static ObjectNode labels(LabelSetReport labels) {
    ObjectNode node = ReportJson.object();
    node.put("n", labels.unlabelled().whole());
    ReportJson.put(node, "precision", labels.precision());
    ReportJson.put(node, "recall", labels.recall());
    node.put("f1", labels.f1());
    ReportJson.put(node, "unlabelled", labels.unlabelled());
    return node;
  }
}
