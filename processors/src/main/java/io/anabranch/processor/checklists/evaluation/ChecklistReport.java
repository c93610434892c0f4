package io.anabranch.processor.checklists.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluationReport;
import io.anabranch.evaluation.Figures;
import io.anabranch.evaluation.ReportJson;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.Proportion;
import io.anabranch.evaluation.metric.RankingReport;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How good matches are.
 *
 * @param checklists number of checklists to choose from
 * @param ranking over the texts that a checklist helps with, all checklists ranked
 * @param givenFirst share of these texts for which the stage gives the right one first
 * @param wronglyRefused share of these texts for which the stage says that none matches
 * @param rightlyRefused share of the texts that no checklist helps with for which it says so
 */
record ChecklistReport(
    int checklists,
    RankingReport ranking,
    Proportion givenFirst,
    Proportion wronglyRefused,
    Proportion rightlyRefused)
    implements EvaluationReport {

  /**
   * Compares answers with what is right.
   *
   * @param ids the right checklist of each text that has one
   * @param matched the answers to these texts
   * @param unmatched the answers to texts that no checklist helps with
   */
  static ChecklistReport of(
      List<String> ids,
      List<ChecklistAnswer> matched,
      List<ChecklistAnswer> unmatched,
      int checklists) {
    return new ChecklistReport(
        checklists,
        RankingReport.of(
            IntStream.range(0, ids.size()).map(i -> matched.get(i).rank(ids.get(i))).toArray()),
        new Proportion(
            IntStream.range(0, ids.size())
                .filter(i -> matched.get(i).isGivenFirst(ids.get(i)))
                .count(),
            ids.size()),
        refused(matched),
        refused(unmatched));
  }

  private static Proportion refused(List<ChecklistAnswer> answers) {
    return new Proportion(
        answers.stream().filter(ChecklistAnswer::isRefused).count(), answers.size());
  }

  @Override
  public List<ReportTable> tables() {
    int texts = (int) ranking.top1().whole();
    Figures figures =
        new Figures()
            .add("top 1 of all checklists", ranking.top1())
            .add("top 5 of all checklists", ranking.top5())
            .add("mean reciprocal rank", ranking.mrr(), ranking.mrrInterval(), texts)
            .add("right one given first", givenFirst)
            .add("no match, though one helps", wronglyRefused);
    if (rightlyRefused.whole() > 0) {
      figures.add("no match, where none helps", rightlyRefused);
    }
    return List.of(figures.table());
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = ReportJson.object();
    node.put("n", ranking.top1().whole()).put("checklists", checklists);
    ReportJson.put(node, "top1", ranking.top1());
    ReportJson.put(node, "top5", ranking.top5());
    ReportJson.put(node, "mrr", ranking.mrr(), ranking.mrrInterval());
    ReportJson.put(node, "givenFirst", givenFirst);
    ReportJson.put(node, "wronglyRefused", wronglyRefused);
    node.put("noneN", rightlyRefused.whole());
    if (rightlyRefused.whole() > 0) {
      ReportJson.put(node, "rightlyRefused", rightlyRefused);
    }
    return node;
  }
}
