package io.anabranch.processor.linear.training;

import io.anabranch.evaluation.ReportTable;
import io.anabranch.processor.linear.model.ClassifierQuality;
import io.anabranch.processor.linear.model.TrainingReport;
import io.anabranch.stage.TrainingMethod.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How good a trained model is, for people. */
final class TrainingReportTables {

  private static final int CONFUSIONS = 10;

  private TrainingReportTables() {}

  static Report of(TrainingReport report) {
    ClassifierQuality quality = report.crossValidation();
    String headline =
        String.format(
            Locale.ROOT,
            "accuracy %.4f   macro F1 %.4f   log loss %.4f   %d texts, %d folds",
            quality.accuracy(),
            quality.macroF1(),
            quality.logLoss(),
            quality.examples(),
            report.folds());
    List<ReportTable> tables = new ArrayList<>(List.of(labels(quality)));
    if (!quality.confusions().isEmpty()) {
      tables.add(confusions(quality));
    }
    return new Report(headline, tables);
  }

  private static ReportTable labels(ClassifierQuality quality) {
    return new ReportTable(
        "",
        List.of("label", ">texts", ">precision", ">recall", ">F1"),
        quality.labels().stream()
            .map(
                label ->
                    List.of(
                        label.label(),
                        Integer.toString(label.examples()),
                        share(label.precision()),
                        share(label.recall()),
                        share(label.f1())))
            .toList());
  }

  private static ReportTable confusions(ClassifierQuality quality) {
    return new ReportTable(
        "",
        List.of("most often confused", "with", ">texts"),
        quality.confusions().stream()
            .limit(CONFUSIONS)
            .map(one -> List.of(one.expected(), one.predicted(), Integer.toString(one.examples())))
            .toList());
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
