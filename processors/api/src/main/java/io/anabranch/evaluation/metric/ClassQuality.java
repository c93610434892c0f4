package io.anabranch.evaluation.metric;

/**
 * How well one class is recognised.
 *
 * @param label name of the class
 * @param support number of cases of the class
 * @param answered number of cases that were given the class
 * @param right number of cases of the class that were given it
 */
public record ClassQuality(String label, int support, int answered, int right) {

  /** Share of the cases given the class that are of it; 0 if there is none. */
  public double precision() {
    return new Proportion(right, answered).value();
  }

  /** Share of the cases of the class that were given it; 0 if there is none. */
  public double recall() {
    return new Proportion(right, support).value();
  }

  /** Harmonic mean of precision and recall; 0 if there is no case of either. */
  public double f1() {
    return support + answered == 0 ? 0 : 2.0 * right / (support + answered);
  }
}
