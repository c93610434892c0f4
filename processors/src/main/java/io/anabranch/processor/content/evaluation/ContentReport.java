package io.anabranch.processor.content.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluationReport;
import io.anabranch.evaluation.Figures;
import io.anabranch.evaluation.ReportJson;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.Bootstrap;
import io.anabranch.evaluation.metric.Interval;
import io.anabranch.evaluation.metric.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well what is said was found.
 *
 * @param meanF1 mean over the messages
 * @param interval of the mean
 * @param good messages with an F1 of at least {@value #GOOD}
 * @param exact messages with an F1 of 1
 * @param labels by stage, messages with the label of their plain text, of those that have one
 * @param formats by name
 */
record ContentReport(
    double meanF1,
    Interval interval,
    Proportion good,
    Proportion exact,
    Map<String, Proportion> labels,
    Map<String, FormatQuality> formats)
    implements EvaluationReport {

  private static final double GOOD = 0.9;

  /**
   * How well what is said was found in the messages of one format.
   *
   * @param meanF1 mean over its messages
   * @param messages number of them
   */
  record FormatQuality(double meanF1, int messages) {}

  /**
   * Compares what was found with what is right.
   *
   * @param gold messages, at least one
   * @param found what was found in each
   * @param plain what was found in the plain text of each
   */
  static ContentReport of(
      List<MarkedMessage> gold, List<FoundMessage> found, List<FoundMessage> plain) {
    double[] scores = new double[gold.size()];
    Map<String, List<Double>> byFormat = new TreeMap<>();
    for (int i = 0; i < scores.length; i++) {
      scores[i] = gold.get(i).f1(found.get(i).said());
      byFormat.computeIfAbsent(gold.get(i).format(), format -> new ArrayList<>()).add(scores[i]);
    }
    Map<String, FormatQuality> formats = new TreeMap<>();
    byFormat.forEach(
        (format, values) -> formats.put(format, new FormatQuality(mean(values), values.size())));
    return new ContentReport(
        mean(Arrays.stream(scores).boxed().toList()),
        Bootstrap.ofMean(scores),
        new Proportion(Arrays.stream(scores).filter(f1 -> f1 >= GOOD).count(), scores.length),
        new Proportion(Arrays.stream(scores).filter(f1 -> f1 == 1).count(), scores.length),
        same(found, plain),
        formats);
  }

  private static Map<String, Proportion> same(List<FoundMessage> found, List<FoundMessage> plain) {
    Map<String, Proportion> labels = new TreeMap<>();
    for (int i = 0; i < plain.size(); i++) {
      Map<String, String> given = found.get(i).labels();
      plain
          .get(i)
          .labels()
          .forEach(
              (stage, label) ->
                  labels.merge(
                      stage,
                      new Proportion(label.equals(given.get(stage)) ? 1 : 0, 1),
                      (a, b) -> new Proportion(a.part() + b.part(), a.whole() + b.whole())));
    }
    return labels;
  }

  @Override
  public List<ReportTable> tables() {
    Figures figures =
        new Figures()
            .add("mean F1", meanF1, interval, (int) good.whole())
            .add("F1 at least 0.9", good)
            .add("exact", exact);
    labels.forEach((stage, same) -> figures.add(stage + " as of the plain text", same));
    return List.of(
        figures.table(),
        new ReportTable(
            "formats, the worst first",
            List.of("format", ">mean F1", ">messages"),
            formats.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().meanF1()))
                .map(
                    entry ->
                        List.of(
                            entry.getKey(),
                            String.format(Locale.ROOT, "%.3f", entry.getValue().meanF1()),
                            String.valueOf(entry.getValue().messages())))
                .toList()));
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = ReportJson.object();
    node.put("n", good.whole());
    ReportJson.put(node, "meanF1", meanF1, interval);
    ReportJson.put(node, "good", good);
    ReportJson.put(node, "exact", exact);
    ObjectNode sameLabels = node.putObject("sameLabels");
    labels.forEach((stage, same) -> ReportJson.put(sameLabels, stage, same));
    ObjectNode byFormat = node.putObject("formats");
    formats.forEach(
        (format, quality) ->
            byFormat
                .putObject(format)
                .put("meanF1", quality.meanF1())
                .put("n", quality.messages()));
    return node;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }
}
