package io.anabranch.processor.keywords.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluationReport;
import io.anabranch.evaluation.Figures;
import io.anabranch.evaluation.ReportJson;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.KeyphraseScores;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How good keywords are, by how many of them are taken.
 *
 * @param documents number of documents
 * @param withoutGold number of documents beside them that are known to have no keyphrase, and are
 *     left out
 * @param exact scores by cut-off
 * @param stemmed scores by cut-off, of the stems
 */
record KeywordReport(
    int documents,
    int withoutGold,
    SortedMap<Integer, KeyphraseScores> exact,
    SortedMap<Integer, KeyphraseScores> stemmed)
    implements EvaluationReport {

  static final List<Integer> CUT_OFFS = List.of(5, 10, 15);

  /**
   * Compares keywords with what is right.
   *
   * @param gold the right keyphrases of each document
   * @param ranked the keywords of each document, best first
   */
  static KeywordReport of(List<List<String>> gold, List<List<String>> ranked, int withoutGold) {
    return new KeywordReport(
        gold.size(),
        withoutGold,
        scores(KeyphraseForm.EXACT, gold, ranked),
        scores(KeyphraseForm.STEMMED, gold, ranked));
  }

  private static SortedMap<Integer, KeyphraseScores> scores(
      KeyphraseForm form, List<List<String>> gold, List<List<String>> ranked) {
    List<List<String>> expected = gold.stream().map(form::of).toList();
    List<List<String>> given = ranked.stream().map(form::of).toList();
    SortedMap<Integer, KeyphraseScores> scores = new TreeMap<>();
    CUT_OFFS.forEach(at -> scores.put(at, KeyphraseScores.at(at, expected, given)));
    return scores;
  }

  @Override
  public List<ReportTable> tables() {
    Figures figures = new Figures();
    add(figures, exact, "exact");
    add(figures, stemmed, "stemmed");
    return List.of(figures.table());
  }

  private void add(Figures figures, SortedMap<Integer, KeyphraseScores> scores, String form) {
    scores.forEach(
        (at, score) ->
            figures
                .add("precision at %d, %s".formatted(at, form), score.precision())
                .add("recall at %d, %s".formatted(at, form), score.recall())
                .add(
                    "F at %d, %s, mean of documents".formatted(at, form),
                    score.f1(),
                    score.f1Interval(),
                    documents));
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = ReportJson.object();
    node.put("n", documents).put("withoutKeyphrases", withoutGold);
    put(node, exact, "");
    put(node, stemmed, "Stemmed");
    return node;
  }

  private static void put(
      ObjectNode node, SortedMap<Integer, KeyphraseScores> scores, String form) {
    ObjectNode precision = node.putObject("precisionAt" + form);
    ObjectNode recall = node.putObject("recallAt" + form);
    ObjectNode f1 = node.putObject("f1At" + form);
    ObjectNode intervals = node.putObject("f1At" + form + "Interval");
    scores.forEach(
        (at, score) -> {
          String key = String.valueOf(at);
          precision.put(key, score.precision());
          recall.put(key, score.recall());
          f1.put(key, score.f1());
          intervals.putArray(key).add(score.f1Interval().low()).add(score.f1Interval().high());
        });
  }
}
