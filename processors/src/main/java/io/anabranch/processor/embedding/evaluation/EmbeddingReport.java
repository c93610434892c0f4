package io.anabranch.processor.embedding.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anabranch.evaluation.EvaluationReport;
import io.anabranch.evaluation.Figures;
import io.anabranch.evaluation.ReportJson;
import io.anabranch.evaluation.ReportTable;
import io.anabranch.evaluation.metric.Correlation;
import java.util.List;

/**
 * How well the cosine of vectors agrees with what people say of the texts.
 *
 * @param pairs number of pairs
 * @param correlation of cosine and score
 */
record EmbeddingReport(int pairs, Correlation correlation) implements EvaluationReport {

  static EmbeddingReport of(double[] scores, double[] cosines) {
    return new EmbeddingReport(scores.length, Correlation.of(scores, cosines));
  }

  @Override
  public List<ReportTable> tables() {
    return List.of(
        new Figures()
            .add(
                "Spearman correlation",
                correlation.spearman(),
                correlation.spearmanInterval(),
                pairs)
            .add("Pearson correlation", correlation.pearson(), correlation.pearsonInterval(), pairs)
            .table());
  }

  @Override
  public ObjectNode json() {
    ObjectNode node = ReportJson.object();
    node.put("n", pairs);
    ReportJson.put(node, "spearman", correlation.spearman(), correlation.spearmanInterval());
    ReportJson.put(node, "pearson", correlation.pearson(), correlation.pearsonInterval());
    return node;
  }
}
