package io.anabranch.cli.bench.scale;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Spread;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.run.LocalPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What more partitions cost on the same cores. */
public final class PartitionScale implements Benchmark {

  private static final List<Integer> PARTITIONS = List.of(1, 2, 4, 8);

  private static final Target FLAT =
      Target.atLeast(
          0.9, "scale.partitions.flat", "throughput, least to greatest of the partitions", "");

  @Override
  public String name() {
    return "scale-partitions";
  }

  @Override
  public String what() {
    return "throughput with 1, 2, 4 and 8 partitions, on the same cores";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(PARTITIONS.stream().map(PartitionScale::of).toList());
    targets.add(FLAT);
    return targets;
  }

  @Override
  public Findings run(Workbench bench) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    List<Double> medians = new ArrayList<>();
    for (int partitions : PARTITIONS) {
      bench.progress("partitions: " + partitions);
      try (LocalPipeline local =
          bench.start(Map.of("topics.partitions", Integer.toString(partitions)))) {
        double[] perSecond = Throughput.measure(bench, local);
        figures.add(of(partitions).measured(perSecond));
        medians.add(Spread.of(perSecond).median());
      }
    }
    double least = medians.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double greatest = medians.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    figures.add(FLAT.measured(least / greatest));
    return new Findings(figures, List.of());
  }

  private static Target of(int partitions) {
    return Target.of(
        "scale.partitions.%d.perSecond".formatted(partitions),
        "throughput, partitions: " + partitions,
        "messages/s");
  }
}
