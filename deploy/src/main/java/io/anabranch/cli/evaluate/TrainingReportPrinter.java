package io.anabranch.cli.evaluate;

import io.anabranch.cli.output.Table;
import io.anabranch.processor.linear.model.ClassifierQuality;
import io.anabranch.processor.linear.model.TrainingReport;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints how good a trained model is on texts that it had not seen. */
final class TrainingReportPrinter {

  private static final int CONFUSIONS = 10;

  private final PrintWriter out;

  TrainingReportPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(TrainingReport report) {
    ClassifierQuality quality = report.crossValidation();
    out.printf(
        Locale.ROOT,
        "accuracy %.4f   macro F1 %.4f   log loss %.4f   %d texts, %d folds%n%n",
        quality.accuracy(),
        quality.macroF1(),
        quality.logLoss(),
        quality.examples(),
        report.folds());
    Table labels = new Table("label", ">texts", ">precision", ">recall", ">F1");
    for (ClassifierQuality.LabelQuality label : quality.labels()) {
      labels.row(
          label.label(),
          Integer.toString(label.examples()),
          share(label.precision()),
          share(label.recall()),
          share(label.f1()));
    }
    out.println(labels);
    if (!quality.confusions().isEmpty()) {
      Table confusions = new Table("most often confused", "with", ">texts");
      quality.confusions().stream()
          .limit(CONFUSIONS)
          .forEach(
              one ->
                  confusions.row(
                      one.expected(), one.predicted(), Integer.toString(one.examples())));
      out.println();
      out.println(confusions);
    }
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
