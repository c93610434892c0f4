package io.anabranch.cli.bench.scale;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Spread;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.process.StagesProcess;
import io.anabranch.cli.run.LocalPipeline;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a second process with all stages costs on the same cores. */
public final class ProcessScale implements Benchmark {

  private static final Target ONE =
      Target.of("scale.processes.1.perSecond", "throughput of one process", "messages/s");
  private static final Target TWO =
      Target.of("scale.processes.2.perSecond", "throughput of two processes", "messages/s");
  private static final Target FLAT =
      Target.atLeast(0.9, "scale.processes.flat", "throughput of two processes to one", "");

  @Override
  public String name() {
    return "scale-processes";
  }

  @Override
  public String what() {
    return "throughput of one process with all stages, and of two, on the same cores";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Target> targets() {
    return List.of(ONE, TWO, FLAT);
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    try (LocalPipeline local = bench.start(Map.of())) {
      double[] one = Throughput.measure(bench, local);
      try (StagesProcess second =
          StagesProcess.start(bench.distribution(), local, bench.options().set)) {
        bench.progress("with process %d beside".formatted(second.pid()));
        double[] two = Throughput.measure(bench, local);
        return Findings.of(
            ONE.measured(one),
            TWO.measured(two),
            FLAT.measured(Spread.of(two).median() / Spread.of(one).median()));
      }
    }
  }
}
