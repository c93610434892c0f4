package io.anabranch.cli.bench.pipeline;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.ApplicationCpu;
import io.anabranch.cli.bench.rounds.Bench;
import io.anabranch.cli.bench.rounds.BenchResult;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.DirectRounds;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.processor.Models;
import io.anabranch.processor.embedding.Precision;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** What a message takes beyond its models, which are called directly in alternating rounds. */
public final class Overhead implements Benchmark {

  private final Precision precision;
  private final Target millis;
  private final Target ratio;
  private final Target speedRatio;
  private final Target stagesRatio;
  private final Target perSecond;
  private final Target cpuMillis;
  private final Target directPerSecond;
  private final Target directCpuMillis;

  private Overhead(Precision precision, String prefix) {
    this.precision = precision;
    String by = " (" + precision + ")";
    millis = Target.atMost(2.6, prefix + "millis", "CPU a message beyond its models" + by, "ms");
    ratio =
        Target.atLeast(0.80, prefix + "ratio", "CPU of the models to that of everything" + by, "");
    speedRatio =
        Target.atLeast(
            0.80, prefix + "speedRatio", "messages/s, pipeline to models called directly" + by, "");
    stagesRatio =
        Target.atLeast(
            0.88,
            prefix + "stagesRatio",
            "CPU of the models to that of the stages, without broker and registry" + by,
            "");
    perSecond = Target.of(prefix + "pipeline.perSecond", "pipeline" + by, "messages/s");
    cpuMillis = Target.of(prefix + "pipeline.cpuMillis", "CPU a message, pipeline" + by, "ms");
    directPerSecond =
        Target.of(prefix + "direct.perSecond", "models, called directly" + by, "messages/s");
    directCpuMillis =
        Target.of(prefix + "direct.cpuMillis", "CPU a message, called directly" + by, "ms");
  }

  public static Overhead fp32() {
    return new Overhead(Precision.FP32, "overhead.");
  }

  public static Overhead bf16() {
    return new Overhead(Precision.BF16, "overhead.bf16.");
  }

  @Override
  public String name() {
    return precision == Precision.FP32 ? "overhead" : "overhead-" + precision;
  }

  @Override
  public String what() {
    return "what a message takes beyond its models, which multiply in " + precision;
  }

  @Override
  public List<Target> targets() {
    return List.of(
        millis,
        ratio,
        speedRatio,
        stagesRatio,
        perSecond,
        cpuMillis,
        directPerSecond,
        directCpuMillis);
  }

  @Override
  public Findings run(Workbench bench) throws InterruptedException {
    if (precision == Precision.BF16 && !Precision.multipliesBf16()) {
      throw new NotMeasuredException("this processor does not multiply " + precision);
    }
    try (LocalPipeline local =
        bench.start(Map.of("stages.embedding.precision", precision.toString()))) {
      CpuClock clock = new CpuClock(local);
      try (Models models =
              ConfiguredModels.of(local.connection().config(), bench.distribution().models());
          DirectRounds direct =
              DirectRounds.open(local.connection(), local.pipeline(), models, clock);
          PipelineRounds through = new PipelineRounds(local.connection(), clock)) {
        BenchResult result =
            new Bench(direct, through, bench::progress).run(bench.messages(), bench.rounds());
        return findings(result, ApplicationCpu.of(result.typical(), local));
      }
    }
  }

  private Findings findings(BenchResult result, ApplicationCpu cpu) {
    return new Findings(
        List.of(
            millis.measured(pairs(result, (own, all) -> all.cpuMillis() - own.cpuMillis())),
            ratio.measured(pairs(result, (own, all) -> own.cpuMillis() / all.cpuMillis())),
            speedRatio.measured(pairs(result, (own, all) -> all.perSecond() / own.perSecond())),
            stagesRatio.measured(pairs(result, (own, all) -> own.cpuMillis() / stages(all))),
            perSecond.measured(pairs(result, (own, all) -> all.perSecond())),
            cpuMillis.measured(pairs(result, (own, all) -> all.cpuMillis())),
            directPerSecond.measured(pairs(result, (own, all) -> own.perSecond())),
            directCpuMillis.measured(pairs(result, (own, all) -> own.cpuMillis()))),
        List.of(
            new Breakdown(
                "Where the time of the pipeline goes, " + precision,
                List.of("models, ms CPU", "the rest, ms CPU"),
                CpuRows.of(cpu))));
  }

  private static double stages(Round round) {
    return round.cpu().process() / 1e6 / round.messages();
  }

  /** A figure of each round called directly with the one through the pipeline that followed it. */
  private static double[] pairs(BenchResult result, ToDoubleBiFunction<Round, Round> figure) {
    return IntStream.range(0, result.direct().size())
        .mapToDouble(i -> figure.applyAsDouble(result.direct().get(i), result.pipeline().get(i)))
        .toArray();
  }
}
