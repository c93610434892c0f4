package io.anabranch.cli.bench.plumbing;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.ApplicationCpu;
import io.anabranch.cli.bench.rounds.CompilerCpu;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.bench.rounds.WarmUp;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.topology.pipeline.Pipeline;
import io.anabranch.topology.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;

/**
 * What everything but the models takes, at the pace that the models would have: they sleep for as
 * long as they work, and say what they have said before.
 */
public final class Plumbing implements Benchmark {

  private static final Target STAGES =
      Target.atMost(
          1.4, "plumbing.stagesMillis", "CPU a message of the stages, models asleep", "ms");
  private static final Target BROKER =
      Target.atMost(
          1.3, "plumbing.brokerMillis", "CPU a message of the broker, models asleep", "ms");
  private static final Target COMPILER =
      Target.of(
          "plumbing.compilerMillis", "CPU a message of the compiler, apart from the stages", "ms");
  private static final Target PER_SECOND =
      Target.of("plumbing.perSecond", "pace, models asleep", "messages/s");

  /** A round with what is no part of it. */
  private record Measured(Round round, ApplicationCpu cpu, double compilerMillis) {

    double stagesMillis() {
      double streams =
          cpu.applications().values().stream().mapToDouble(ApplicationCpu.Use::streams).sum();
      return streams + cpu.jvm() - compilerMillis;
    }
  }

  @Override
  public String name() {
    return "plumbing";
  }

  @Override
  public String what() {
    return "what everything but the models takes, while they sleep";
  }

  @Override
  public List<Target> targets() {
    return List.of(STAGES, BROKER, COMPILER, PER_SECOND);
  }

  @Override
  public Findings run(Workbench bench) throws InterruptedException {
    AtomicBoolean isRehearsing = new AtomicBoolean(true);
    List<Measured> rounds = new ArrayList<>();
    try (LocalPipeline local = bench.start(Map.of(), pipeline -> sleeping(pipeline, isRehearsing));
        PipelineRounds pipeline = new PipelineRounds(local.connection(), new CpuClock(local))) {
      rehearse(bench, pipeline);
      isRehearsing.set(false);
      var unused = WarmUp.run(() -> List.of(warmUp(bench, pipeline)), bench::progress);
      for (int i = 1; i <= bench.rounds(); i++) {
        long compiler = CompilerCpu.nanos();
        Round round = pipeline.run(bench.messages());
        double compilerMillis = (CompilerCpu.nanos() - compiler) / 1e6 / round.messages();
        rounds.add(new Measured(round, ApplicationCpu.of(round, local), compilerMillis));
        bench.progress("round %d: %.1f messages/s".formatted(i, round.perSecond()));
      }
    }
    return Findings.of(
        STAGES.measured(values(rounds, Measured::stagesMillis)),
        BROKER.measured(values(rounds, each -> each.cpu().broker())),
        COMPILER.measured(values(rounds, Measured::compilerMillis)),
        PER_SECOND.measured(values(rounds, each -> each.round().perSecond())));
  }

  /** Twice, as the models are slow when they see the first messages. */
  private static void rehearse(Workbench bench, PipelineRounds pipeline) {
    for (int i = 1; i <= 2; i++) {
      Round round = pipeline.run(bench.messages());
      bench.progress("models at work: %.1f messages/s".formatted(round.perSecond()));
    }
  }

  private static Round warmUp(Workbench bench, PipelineRounds pipeline) {
    Round round = pipeline.run(bench.messages());
    bench.progress("warming up: %.1f messages/s".formatted(round.perSecond()));
    return round;
  }

  private static Pipeline sleeping(Pipeline pipeline, AtomicBoolean isRehearsing) {
    return new Pipeline(
        pipeline.catalog(),
        pipeline.stages().stream()
            .map(
                stage ->
                    new Stage(
                        stage.description(),
                        new SleepingFactory<>(stage.factory(), isRehearsing::get),
                        stage.options()))
            .toList());
  }

  private static double[] values(List<Measured> rounds, ToDoubleFunction<Measured> figure) {
    return rounds.stream().mapToDouble(figure).toArray();
  }
}
