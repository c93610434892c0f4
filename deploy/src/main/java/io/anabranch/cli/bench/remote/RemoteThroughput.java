package io.anabranch.cli.bench.remote;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.process.WorkerProcess;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.bench.rounds.WarmUp;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devbroker.DevBroker;
import io.anabranch.host.ConfiguredModels;
import io.anabranch.processor.Models;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.embedding.EmbeddingStage;
import io.anabranch.schema.ModelInfo;
import io.anabranch.topology.pipeline.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the pipeline makes with the embedding at a worker on the same cores, to what it makes with
 * everything in one process, in alternating rounds.
 */
public final class RemoteThroughput implements Benchmark {

  private static final String STAGE = new EmbeddingStage().annotation().name();
  private static final double LEAST_RATIO = 0.95;

  @Override
  public String name() {
    return "remote";
  }

  @Override
  public String what() {
    return "throughput with the embedding at a worker, by NATS, RabbitMQ and Redis";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Target> targets() {
    return Arrays.stream(Way.values())
        .flatMap(way -> List.of(local(way), remote(way), ratio(way)).stream())
        .toList();
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (Way way : Way.values()) {
      bench.progress("by " + way.words());
      try (DevBroker server = way.start()) {
        figures.addAll(measure(bench, way, server.url()));
      } catch (NotMeasuredException e) {
        for (Target target : List.of(local(way), remote(way), ratio(way))) {
          figures.add(target.notMeasured(String.valueOf(e.getMessage())));
        }
      }
    }
    return new Findings(figures, List.of());
  }

  private static List<Figure> measure(Workbench bench, Way way, String url)
      throws IOException, InterruptedException {
    try (LocalPipeline local = bench.start(Map.of());
        WorkerProcess worker =
            WorkerProcess.start(bench.distribution(), STAGE, url, bench.options().set);
        LocalPipeline remote = bench.start(settings(url, model(bench, local)));
        PipelineRounds here = new PipelineRounds(local.connection(), new CpuClock(local));
        PipelineRounds there = new PipelineRounds(remote.connection(), new CpuClock(remote))) {
      bench.progress("the worker is process " + worker.pid());
      var unused =
          WarmUp.run(
              () -> List.of(here.run(bench.messages()), there.run(bench.messages())),
              bench::progress);
      double[] inProcess = new double[bench.rounds()];
      double[] byWorker = new double[bench.rounds()];
      for (int i = 0; i < bench.rounds(); i++) {
        inProcess[i] = round(bench, here, "in process");
        byWorker[i] = round(bench, there, "by " + way.words());
      }
      return List.of(
          local(way).measured(inProcess),
          remote(way).measured(byWorker),
          ratio(way)
              .measured(
                  IntStream.range(0, bench.rounds())
                      .mapToDouble(i -> byWorker[i] / inProcess[i])
                      .toArray()));
    }
  }

  private static double round(Workbench bench, PipelineRounds rounds, String what) {
    Round round = rounds.run(bench.messages());
    bench.progress("%s: %.1f messages/s".formatted(what, round.perSecond()));
    return round.perSecond();
  }

  /** What the stage computes by, which its configuration is to name. */
  private static ModelInfo model(Workbench bench, LocalPipeline local) {
    Stage stage = local.pipeline().stage(STAGE);
    try (Models models =
            ConfiguredModels.of(local.connection().config(), bench.distribution().models());
        TextProcessor<?> processor = stage.factory().create(stage.options(), models)) {
      return processor.model();
    }
  }

  private static Map<String, String> settings(String url, ModelInfo model) {
    String prefix = "stages." + STAGE + ".";
    return Map.of(
        prefix + "implementation",
        "remote",
        prefix + "remote",
        url,
        prefix + "remote-model",
        model.getName(),
        prefix + "remote-version",
        model.getVersion());
  }

  private static Target local(Way way) {
    return Target.of(
        "remote.%s.local.perSecond".formatted(way),
        "everything in one process, beside %s".formatted(way.words()),
        "messages/s");
  }

  private static Target remote(Way way) {
    return Target.of(
        "remote.%s.perSecond".formatted(way),
        "embedding at a worker, by %s".formatted(way.words()),
        "messages/s");
  }

  private static Target ratio(Way way) {
    return Target.atLeast(
        LEAST_RATIO,
        "remote.%s.ratio".formatted(way),
        "throughput with the embedding at a worker to everything in one process, by %s"
            .formatted(way.words()),
        "");
  }
}
