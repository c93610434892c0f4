package io.anabranch.cli.bench.scale;

import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.bench.rounds.WarmUp;
import io.anabranch.cli.run.LocalPipeline;
import java.util.List;

/** Messages a second through a whole pipeline, once it is warm. */
final class Throughput {

  private Throughput() {}

  /**
   * Warms up and measures.
   *
   * @return one value for each round
   */
  static double[] measure(Workbench bench, LocalPipeline local) throws InterruptedException {
    try (PipelineRounds pipeline = new PipelineRounds(local.connection(), new CpuClock(local))) {
      var unused = WarmUp.run(() -> List.of(round(bench, pipeline, "warming up")), bench::progress);
      double[] perSecond = new double[bench.rounds()];
      for (int i = 0; i < perSecond.length; i++) {
        perSecond[i] = round(bench, pipeline, "round " + (i + 1)).perSecond();
      }
      return perSecond;
    }
  }

  private static Round round(Workbench bench, PipelineRounds pipeline, String what) {
    Round round = pipeline.run(bench.messages());
    bench.progress("%s: %.1f messages/s".formatted(what, round.perSecond()));
    return round;
  }
}
