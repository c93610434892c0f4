package io.anabranch.evaluation.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether probabilities mean what they say: of the answers given with a probability of 0.8, 80 %
 * should be right.
 *
 * @param bins of equal width from 0 to 1, empty ones included
 */
public record CalibrationReport(List<Bin> bins) {

  private static final int BINS = 15;

  /**
   * Answers of similar probability.
   *
   * @param cases number of them
   * @param probability their mean probability; 0 without cases
   * @param accuracy share of them that are right; 0 without cases
   */
  public record Bin(int cases, double probability, double accuracy) {}

  public CalibrationReport {
    bins = List.copyOf(bins);
  }

  /**
   * Sorts answers into {@value #BINS} bins.
   *
   * @param probabilities of the answers, from 0 to 1
   * @param right whether each is right
   */
  public static CalibrationReport of(double[] probabilities, boolean[] right) {
    int[] cases = new int[BINS];
    int[] hits = new int[BINS];
    double[] sums = new double[BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
      cases[bin]++;
      hits[bin] += right[i] ? 1 : 0;
      sums[bin] += probabilities[i];
    }
    return new CalibrationReport(
        IntStream.range(0, BINS)
            .mapToObj(
                bin ->
                    new Bin(
                        cases[bin],
                        cases[bin] == 0 ? 0 : sums[bin] / cases[bin],
                        new Proportion(hits[bin], cases[bin]).value()))
            .toList());
  }

  /**
   * Expected calibration error: the mean distance of probability and accuracy, each bin counting by
   * its cases (Guo et al. 2017, On Calibration of Modern Neural Networks, ICML).
   */
  public double expectedError() {
    int cases = bins.stream().mapToInt(Bin::cases).sum();
    return cases == 0
        ? 0
        : bins.stream()
                .mapToDouble(bin -> bin.cases() * Math.abs(bin.probability() - bin.accuracy()))
                .sum()
            / cases;
  }
}
