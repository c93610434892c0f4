package io.anabranch.cli.bench.pipeline;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.process.UpProcess;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cli.output.PeakMemory;
import io.anabranch.client.EnrichedWaiter;
import io.anabranch.client.MessageSender;
import io.anabranch.cluster.Connection;
import io.anabranch.control.RunningUp;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.operation.OperationException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How long {@code up} takes to the first enriched message, and how much memory its stages take. */
public final class Start implements Benchmark {

  private static final Target SECONDS =
      Target.atMost(15, "start.seconds", "from 'up' to the first enriched message", "s");
  private static final Target MEMORY =
      Target.atMost(
          1.5e9, "memory.rssBytes", "resident memory of all stages in one process, peak", "bytes");

  private static final Target IDLE =
      Target.atMost(20, "idle.millis", "CPU of all stages in one process, idle, each second", "ms");

  /** The compiler still works on what came before. */
  private static final int QUIET_SECONDS = 90;

  private static final int IDLE_SECONDS = 60;

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final long MEGABYTE = 1 << 20;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String what() {
    return "time from 'up' to the first enriched message, memory of the stages, and idle CPU";
  }

  @Override
  public List<Target> targets() {
    return List.of(SECONDS, MEMORY, IDLE);
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    List<Double> idle = new ArrayList<>();
    for (int round = 1; round <= bench.rounds(); round++) {
      long begin = System.nanoTime();
      try (UpProcess up = UpProcess.start(bench.distribution());
          Connection connection = connect(bench, up.awaitRunning())) {
        enrich(connection, DemoMessages.repeat(bench.demo(), 1));
        seconds.add((System.nanoTime() - begin) / 1e9);
        bench.progress("round %d: %.1f s to the first".formatted(round, seconds.get(round - 1)));
        enrich(connection, bench.messages());
        PeakMemory.megabytes(up.pid())
            .ifPresent(megabytes -> bytes.add((double) megabytes * MEGABYTE));
        if (round == bench.rounds()) {
          idle.add(idleMillis(up));
        }
      }
    }
    return Findings.of(
        SECONDS.measured(array(seconds)),
        bytes.isEmpty() ? notTold() : MEMORY.measured(array(bytes)),
        IDLE.measured(array(idle)));
  }

  private static double idleMillis(UpProcess up) throws InterruptedException {
    TimeUnit.SECONDS.sleep(QUIET_SECONDS);
    Duration before = up.cpu();
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    return up.cpu().minus(before).toMillis() / (double) IDLE_SECONDS;
  }

  private static Figure notTold() {
    return MEMORY.notMeasured("only Linux tells");
  }

  private static Connection connect(Workbench bench, RunningUp running)
      throws InterruptedException {
    return Connection.open(
        bench.with(Map.of()).config(running.bootstrapServers(), running.schemaRegistryUrl()));
  }

  private static void enrich(Connection connection, List<MappedMessage> messages)
      throws InterruptedException {
    try (EnrichedWaiter waiter = EnrichedWaiter.open(connection, enriched -> {});
        MessageSender sender = MessageSender.open(connection, Map.of(), waiter::expect)) {
      messages.forEach(message -> sender.send(message.key(), message.message()));
      sender.flush();
      if (!waiter.await(LONGEST)) {
        throw new OperationException(waiter.outstanding() + " messages were not enriched");
      }
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
