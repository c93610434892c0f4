package io.anabranch.evaluation;

import io.anabranch.evaluation.metric.ClassQuality;
import io.anabranch.evaluation.metric.ClassificationReport;
import io.anabranch.evaluation.metric.Confusion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The tables of classes that reports for people share. */
public final class ClassTables {

  private static final int MOST_CONFUSIONS = 15;

  private ClassTables() {}

  /** Every class, and the most frequent confusions. */
  public static List<ReportTable> of(ClassificationReport report) {
    return List.of(classes("Classes", report.classes().stream()), confusions(report));
  }

  /** The classes that are recognised worst, and the most frequent confusions. */
  public static List<ReportTable> worst(ClassificationReport report, int most) {
    return List.of(
        classes(
            "Worst classes",
            report.classes().stream()
                .filter(quality -> quality.support() > 0)
                .sorted(Comparator.comparingDouble(ClassQuality::f1))
                .limit(most)),
        confusions(report));
  }

  private static ReportTable classes(String title, Stream<ClassQuality> classes) {
    return new ReportTable(
        title,
        List.of("class", ">precision", ">recall", ">F1", ">support"),
        classes
            .map(
                quality ->
                    List.of(
                        quality.label(),
                        Decimals.three(quality.precision()),
                        Decimals.three(quality.recall()),
                        Decimals.three(quality.f1()),
                        Decimals.whole(quality.support())))
            .toList());
  }

  private static ReportTable confusions(ClassificationReport report) {
    return new ReportTable(
        "Largest confusions",
        List.of("right", "answered", ">cases"),
        report.confusions().stream().limit(MOST_CONFUSIONS).map(ClassTables::row).toList());
  }

  private static List<String> row(Confusion confusion) {
    return List.of(confusion.expected(), confusion.answered(), Decimals.whole(confusion.cases()));
  }
}
