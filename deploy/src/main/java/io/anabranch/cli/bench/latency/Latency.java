package io.anabranch.cli.bench.latency;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.bench.rounds.WarmUp;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.mapping.MappedMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** From when a message was to be sent until its enriched record is read. */
public final class Latency implements Benchmark {

  private static final String AT_LEAST_ONCE = "atLeastOnce";

  private static final Map<String, String> GUARANTEES =
      Map.of(AT_LEAST_ONCE, "at_least_once", "exactlyOnce", "exactly_once_v2");

  private static final List<Load> LOADS =
      List.of(new Load("tenth", 0.1, 0.4), new Load("half", 0.5, 1), new Load("most", 0.8, 1));

  /** At 80 % of 150 messages/s, one in a thousand is late in this time some seven times. */
  private static final int LONG_SECONDS = 60;

  private static final int SEED = 1;

  private static final Target PATH_P50 =
      Target.of("latency.path.p50", "longest path of models, one message alone, p50", "ms");
  private static final Target PATH_P99 =
      Target.of("latency.path.p99", "longest path of models, one message alone, p99", "ms");
  private static final Target BEYOND_P50 =
      Target.atMost(
          40, "latency.beyondPath.p50", "p50 at 50 %, at least once, beyond that path", "ms");
  private static final Target BEYOND_P99 =
      Target.atMost(
          150, "latency.beyondPath.p99", "p99 at 50 %, at least once, beyond that path", "ms");

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public String what() {
    return "time from the intended sending to the enriched record, at a given pace";
  }

  @Override
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(List.of(PATH_P50, PATH_P99, BEYOND_P50, BEYOND_P99));
    for (String guarantee : GUARANTEES.keySet().stream().sorted().toList()) {
      targets.add(throughput(guarantee));
      LOADS.forEach(
          load -> {
            targets.add(percentile(guarantee, load, 50));
            targets.add(percentile(guarantee, load, 99));
          });
    }
    return targets;
  }

  @Override
  public Findings run(Workbench bench) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (String guarantee : GUARANTEES.keySet().stream().sorted().toList()) {
      figures.addAll(run(bench, guarantee));
    }
    return new Findings(figures, List.of());
  }

  private static List<Figure> run(Workbench bench, String guarantee) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    Map<String, String> settings =
        Map.of("kafka.processing.guarantee", String.valueOf(GUARANTEES.get(guarantee)));
    try (LocalPipeline local = bench.start(settings)) {
      double perSecond = throughput(bench, local);
      bench.progress("%s: %.1f messages/s".formatted(guarantee, perSecond));
      figures.add(throughput(guarantee).measured(perSecond));
      for (Load load : LOADS) {
        Percentiles times = at(bench, local, load, perSecond * load.share());
        bench.progress(
            "%s at %.0f %%: p50 %.0f ms, p99 %.0f ms"
                .formatted(guarantee, load.share() * 100, times.millis(50), times.millis(99)));
        figures.add(percentile(guarantee, load, 50).measured(times.millis(50)));
        figures.add(percentile(guarantee, load, 99).measured(times.millis(99)));
        if (bench.isLong()) {
          figures.add(percentile(guarantee, load, 99.9).measured(times.millis(99.9)));
        }
        if (guarantee.equals(AT_LEAST_ONCE) && load.name().equals("half")) {
          figures.addAll(beyond(LongestPath.measure(bench, local).times(), times));
        }
      }
    }
    return figures;
  }

  private static List<Figure> beyond(Percentiles path, Percentiles all) {
    return List.of(
        PATH_P50.measured(path.millis(50)),
        PATH_P99.measured(path.millis(99)),
        BEYOND_P50.measured(all.millis(50) - path.millis(50)),
        BEYOND_P99.measured(all.millis(99) - path.millis(99)));
  }

  private static double throughput(Workbench bench, LocalPipeline local)
      throws InterruptedException {
    try (PipelineRounds rounds = new PipelineRounds(local.connection(), new CpuClock(local))) {
      List<Round> last =
          WarmUp.run(
              () -> {
                Round round = rounds.run(bench.messages());
                bench.progress("warming up: %.1f messages/s".formatted(round.perSecond()));
                return List.of(round);
              },
              bench::progress);
      return last.get(0).perSecond();
    }
  }

  private static Percentiles at(Workbench bench, LocalPipeline local, Load load, double perSecond)
      throws InterruptedException {
    double count = bench.isLong() ? perSecond * LONG_SECONDS : bench.size() * load.size();
    List<MappedMessage> messages =
        new ArrayList<>(DemoMessages.repeat(bench.demo(), (int) Math.ceil(count)));
    // The file has the long ones together, which no stream does.
    Collections.shuffle(messages, new Random(SEED));
    return new OpenLoop(local.connection(), perSecond).run(messages);
  }

  private static Target throughput(String guarantee) {
    return Target.of(
        "latency." + guarantee + ".throughput",
        "throughput of which the paces are shares, " + words(guarantee),
        "messages/s");
  }

  private static Target percentile(String guarantee, Load load, double percent) {
    String number = percent == Math.rint(percent) ? "" + (int) percent : "" + percent;
    return Target.of(
        "latency.%s.%s.p%s".formatted(guarantee, load.name(), number.replace(".", "")),
        "latency at %.0f %% of the throughput, %s, p%s"
            .formatted(load.share() * 100, words(guarantee), number),
        "ms");
  }

  private static String words(String guarantee) {
    return guarantee.equals(AT_LEAST_ONCE) ? "at least once" : "exactly once";
  }
}
