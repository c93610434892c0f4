package io.anabranch.evaluation.metric;

import java.util.Arrays;

/**
 * How high the right answer ranks.
 *
 * @param top1 share of the cases with the right answer in first place
 * @param top5 share of the cases with the right answer among the first five
 * @param mrr mean reciprocal rank, 0 counting for a right answer that is not ranked (Voorhees 1999,
 *     TREC-8)
 * @param mrrInterval of the cases, by {@link Bootstrap}
 */
public record RankingReport(Proportion top1, Proportion top5, double mrr, Interval mrrInterval) {

  /**
   * Sums up ranks.
   *
   * @param ranks of the right answer of each case, from 1; 0 if it is not ranked; at least one case
   */
  public static RankingReport of(int[] ranks) {
    double[] reciprocals =
        Arrays.stream(ranks).mapToDouble(rank -> rank == 0 ? 0 : 1.0 / rank).toArray();
    return new RankingReport(
        within(ranks, 1),
        within(ranks, 5),
        Arrays.stream(reciprocals).average().orElse(0),
        Bootstrap.ofMean(reciprocals));
  }

  private static Proportion within(int[] ranks, int most) {
    long part = Arrays.stream(ranks).filter(rank -> rank > 0 && rank <= most).count();
    return new Proportion(part, ranks.length);
  }
}
