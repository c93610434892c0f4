package io.anabranch.cli.bench.rounds;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The rounds of a benchmark.
 *
 * @param direct rounds of the processors called directly
 * @param pipeline rounds of the whole pipeline
 */
public record BenchResult(List<Round> direct, List<Round> pipeline) {

  public BenchResult {
    direct = List.copyOf(direct);
    pipeline = List.copyOf(pipeline);
  }

  /** Milliseconds of CPU that a message takes beyond its processors. */
  public double overheadMillis() {
    return median(pipeline, Round::cpuMillis) - median(direct, Round::cpuMillis);
  }

  /** CPU of the processors to that of the pipeline. */
  public double cpuRatio() {
    return median(direct, Round::cpuMillis) / median(pipeline, Round::cpuMillis);
  }

  /** Messages a second of the pipeline to those of the processors. */
  public double speedRatio() {
    return median(pipeline, Round::perSecond) / median(direct, Round::perSecond);
  }

  /** The round of the pipeline whose CPU is the median. */
  public Round typical() {
    return pipeline.stream()
        .sorted(Comparator.comparingDouble(Round::cpuMillis))
        .toList()
        .get(pipeline.size() / 2);
  }

  public static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
