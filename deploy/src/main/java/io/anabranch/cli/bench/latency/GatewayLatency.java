package io.anabranch.cli.bench.latency;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.WarmUp;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.devbroker.DevBroker;
import io.anabranch.devbroker.DevBrokerException;
import io.anabranch.devbroker.NatsServer;
import io.anabranch.gateway.server.GatewayServer;
import io.anabranch.gateway.server.GatewaySettings;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * How long callers wait, by HTTP and by NATS, against {@code produce --wait}'s way. A third of the
 * messages goes by each at the same time.
 */
public final class GatewayLatency implements Benchmark {

  private static final String PRODUCE = "produce";
  private static final List<Integer> PACES = List.of(10, 50);
  private static final int WARMING_PACE = 50;
  private static final int SECONDS = 60;
  private static final int ROUNDS = 3;
  private static final int SEED = 1;

  /** In which the clients of a round are opened. */
  private static final Duration OPENING = Duration.ofSeconds(3);

  private static final double MOST_ADDED = 5;

  /** Sends at a pace from a time on, by {@link System#nanoTime}, and gives the times. */
  @FunctionalInterface
  private interface Way {
    Percentiles run(List<MappedMessage> messages, double perSecond, long begin)
        throws IOException, InterruptedException;
  }

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String what() {
    return "how long a caller of the gateway waits, by HTTP and NATS";
  }

  @Override
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int pace : PACES) {
      for (String way : List.of(PRODUCE, "http", "nats")) {
        targets.add(percentile(way, pace, 50));
        targets.add(percentile(way, pace, 99));
      }
      targets.add(added("http", pace));
      targets.add(added("nats", pace));
    }
    return targets;
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    try (DevBroker nats = natsServer();
        LocalPipeline local = bench.start(Map.of("gateway.nats.servers", nats.url()));
        GatewayServer gateway =
            GatewayServer.start(
                local.connection(),
                local.pipeline(),
                GatewaySettings.of(local.connection().config(), Map.of()).withPort(0));
        HttpCallers http = new HttpCallers(gateway.url());
        NatsCallers callers = NatsCallers.connect(nats.url())) {
      Map<String, Way> ways = new LinkedHashMap<>();
      ways.put(
          PRODUCE, (all, pace, begin) -> new OpenLoop(local.connection(), pace).run(all, begin));
      ways.put("http", (all, pace, begin) -> new AskingLoop(http, pace).run(all, begin));
      ways.put("nats", (all, pace, begin) -> new AskingLoop(callers, pace).run(all, begin));
      warmUp(bench, local, ways);
      List<Figure> figures = new ArrayList<>();
      for (int pace : PACES) {
        figures.addAll(run(bench, ways, pace));
      }
      return new Findings(figures, List.of());
    }
  }

  /** The pipeline, and then each way, whose code is its own: as many messages as a round has. */
  private static void warmUp(Workbench bench, LocalPipeline local, Map<String, Way> ways)
      throws IOException, InterruptedException {
    try (PipelineRounds rounds = new PipelineRounds(local.connection(), new CpuClock(local))) {
      var unused = WarmUp.run(() -> List.of(rounds.run(bench.messages())), bench::progress);
    }
    for (Map.Entry<String, Way> way : ways.entrySet()) {
      bench.progress("warming up " + way.getKey());
      var unused = way.getValue().run(bench.messages(), WARMING_PACE, System.nanoTime());
    }
  }

  private static DevBroker natsServer() {
    try {
      return NatsServer.start();
    } catch (DevBrokerException e) {
      throw new NotMeasuredException(String.valueOf(e.getMessage()));
    }
  }

  private static List<Figure> run(Workbench bench, Map<String, Way> ways, int pace)
      throws IOException, InterruptedException {
    List<MappedMessage> messages =
        new ArrayList<>(DemoMessages.repeat(bench.demo(), pace * SECONDS));
    Collections.shuffle(messages, new Random(SEED));
    Map<String, List<Percentiles>> rounds = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      sideBySide(ways, messages, pace)
          .forEach(
              (way, times) -> {
                rounds.computeIfAbsent(way, key -> new ArrayList<>()).add(times);
                bench.progress(
                    "%s at %d/s in all: p50 %.1f ms, p99 %.0f ms"
                        .formatted(way, pace, times.millis(50), times.millis(99)));
              });
    }
    return figures(rounds, pace);
  }

  /**
   * Sends a share of the messages by each way in turn, so that all meet the same load, and none
   * stands behind those of another that were sent at the same time.
   */
  private static Map<String, Percentiles> sideBySide(
      Map<String, Way> ways, List<MappedMessage> messages, int pace)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(ways.size());
    try {
      int share = messages.size() / ways.size();
      double pacePerWay = (double) pace / ways.size();
      long begin = System.nanoTime() + OPENING.toNanos();
      Map<String, Future<Percentiles>> running = new LinkedHashMap<>();
      ways.forEach(
          (name, way) -> {
            int turn = running.size();
            List<MappedMessage> part = messages.subList(turn * share, (turn + 1) * share);
            long first = begin + Math.round(turn * 1e9 / pace);
            running.put(name, threads.submit(() -> way.run(part, pacePerWay, first)));
          });
      Map<String, Percentiles> times = new LinkedHashMap<>();
      for (Map.Entry<String, Future<Percentiles>> each : running.entrySet()) {
        times.put(each.getKey(), each.getValue().get());
      }
      return times;
    } catch (ExecutionException e) {
      throw new OperationException("a way failed: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Figure> figures(Map<String, List<Percentiles>> rounds, int pace) {
    List<Figure> figures = new ArrayList<>();
    double[] byKafka = millis(rounds.getOrDefault(PRODUCE, List.of()), 50);
    rounds.forEach(
        (way, times) -> {
          double[] p50 = millis(times, 50);
          figures.add(percentile(way, pace, 50).measured(p50));
          figures.add(percentile(way, pace, 99).measured(millis(times, 99)));
          if (!way.equals(PRODUCE)) {
            figures.add(
                added(way, pace)
                    .measured(
                        IntStream.range(0, ROUNDS)
                            .mapToDouble(i -> p50[i] - byKafka[i])
                            .toArray()));
          }
        });
    return figures;
  }

  private static double[] millis(List<Percentiles> rounds, int percent) {
    return rounds.stream().mapToDouble(times -> times.millis(percent)).toArray();
  }

  private static Target percentile(String way, int pace, int percent) {
    return Target.of(
        "gateway.%s.at%d.p%d".formatted(way, pace, percent),
        "latency at %d messages/s in all, %s, p%d".formatted(pace, words(way), percent),
        "ms");
  }

  private static Target added(String way, int pace) {
    return Target.atMost(
        MOST_ADDED,
        "gateway.%s.at%d.added".formatted(way, pace),
        "what the gateway adds at %d messages/s in all, %s, p50".formatted(pace, words(way)),
        "ms");
  }

  private static String words(String way) {
    return way.equals(PRODUCE) ? "by Kafka alone" : "by " + way.toUpperCase(Locale.ROOT);
  }
}
