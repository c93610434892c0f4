package io.anabranch.processor.pos.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.ClassTables;
import io.anabranch.evaluation.EvaluationReport;
import io.anabranch.evaluation.Figures;
import io.anabranch.evaluation.ReportJson;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.Bootstrap;
import io.anabranch.evaluation.metric.ClassificationReport;
import io.anabranch.evaluation.metric.Interval;
import io.anabranch.evaluation.metric.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How good tags are.
 *
 * @param tokens over all tokens
 * @param accuracyInterval of the tokens' accuracy, drawing whole sentences, whose tokens depend on
 *     each other
 * @param sentences share of the sentences of which every tag is right
 */
record TaggingReport(ClassificationReport tokens, Interval accuracyInterval, Proportion sentences)
    implements EvaluationReport {

  private static final int WORST = 15;

  /**
   * Compares tags with what is right.
   *
   * @param gold the sentences, at least one
   * @param answered the tags of each, one a token
   */
  static TaggingReport of(List<GoldSentence> gold, List<List<String>> answered) {
    List<List<String>> expected = new ArrayList<>();
    List<String> given = new ArrayList<>();
    int[] right = new int[gold.size()];
    int whole = 0;
    for (int i = 0; i < gold.size(); i++) {
      List<String> tags = gold.get(i).tags();
      tags.forEach(tag -> expected.add(List.of(tag)));
      given.addAll(answered.get(i));
      for (int j = 0; j < tags.size(); j++) {
        right[i] += tags.get(j).equals(answered.get(i).get(j)) ? 1 : 0;
      }
      whole += right[i] == tags.size() ? 1 : 0;
    }
    Interval interval =
        Bootstrap.interval(
            gold.size(),
            sample ->
                Arrays.stream(sample).map(i -> right[i]).sum()
                    / (double) Arrays.stream(sample).map(i -> gold.get(i).tags().size()).sum());
    return new TaggingReport(
        ClassificationReport.of(expected, given), interval, new Proportion(whole, gold.size()));
  }

  @Override
  public List<ReportTable> tables() {
    Proportion accuracy = tokens.accuracy();
    int count = (int) accuracy.whole();
    List<ReportTable> tables = new ArrayList<>();
    tables.add(
        new Figures()
            .add("token accuracy", accuracy.value(), accuracyInterval, count)
            .add("sentence accuracy", sentences)
            .add("macro-F1", tokens.macroF1(), tokens.macroF1Interval(), count)
            .table());
    tables.addAll(ClassTables.worst(tokens, WORST));
    return tables;
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = ReportJson.object();
    node.put("n", tokens.accuracy().whole());
    ReportJson.put(node, "accuracy", tokens.accuracy().value(), accuracyInterval);
    node.put("sentences", sentences.whole());
    ReportJson.put(node, "sentenceAccuracy", sentences);
    ReportJson.put(node, "macroF1", tokens.macroF1(), tokens.macroF1Interval());
    node.set("classes", ReportJson.classes(tokens.classes()));
    node.set("confusions", ReportJson.confusions(tokens.confusions()));
    return node;
  }
}
