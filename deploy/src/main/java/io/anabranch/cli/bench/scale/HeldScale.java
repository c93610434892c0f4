package io.anabranch.cli.bench.scale;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Spread;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.host.ApplicationHealth;
import io.anabranch.operation.OperationException;
import io.anabranch.scale.HeldCopies;
import io.anabranch.topology.pipeline.ApplicationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What it costs that the join holds many messages. */
public final class HeldScale implements Benchmark {

  private static final int FEW = 1_000;

  /** The second is the one that has a goal. */
  private static final List<Integer> HELD = List.of(FEW, 200_000, 1_000_000);

  private static final Target RESTORE =
      Target.atMost(60, "scale.restoreSeconds", "the join restores 200,000 held messages", "s");
  private static final Target RESTORE_MOST =
      Target.atMost(
          60, "scale.restoreMostSeconds", "the join restores 1,000,000 held messages", "s");
  private static final Target STATE =
      Target.of("scale.stateBytes", "state of the join, of each held message", "bytes");
  private static final Target FLAT =
      Target.atLeast(
          0.9, "scale.held.flat", "throughput, 1,000,000 messages held to 1,000 held", "");

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long POLL_MILLIS = 50;

  /** Of a number of held messages. */
  private record Measured(double perSecond, double restoreSeconds, double stateBytes) {}

  @Override
  public String name() {
    return "scale-held";
  }

  @Override
  public String what() {
    return "throughput and restoring with up to 1,000,000 messages held in the join";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public List<Target> targets() {
    return List.of(RESTORE, RESTORE_MOST, STATE, FLAT);
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    List<Measured> measured = new ArrayList<>();
    try (LocalPipeline local = bench.start(Map.of())) {
      double before = Spread.of(Throughput.measure(bench, local)).median();
      bench.progress("before: %.1f messages/s".formatted(before));
      int from = 0;
      for (int held : HELD) {
        measured.add(measure(bench, local, from, held));
        from = held;
      }
    }
    Measured few = measured.get(0);
    Measured most = measured.get(measured.size() - 1);
    return new Findings(
        List.of(
            RESTORE.measured(measured.get(1).restoreSeconds()),
            RESTORE_MOST.measured(most.restoreSeconds()),
            STATE.measured(most.stateBytes() / HELD.get(HELD.size() - 1)),
            FLAT.measured(most.perSecond() / few.perSecond())),
        List.of(table(measured)));
  }

  /** Has another instance take over, as it were: what the join has on its disk goes. */
  private static Measured measure(Workbench bench, LocalPipeline local, int from, int to)
      throws IOException, InterruptedException {
    local.host().stop(ApplicationId.JOIN);
    new HeldCopies(local.connection()).append(from, to);
    deleteState(local);
    long begin = System.nanoTime();
    local.host().start(ApplicationId.JOIN);
    awaitRunning(local);
    double seconds = (System.nanoTime() - begin) / 1e9;
    bench.progress("%,d held: restored after %.1f s".formatted(to, seconds));
    double stateBytes = stateBytes(local);
    double perSecond = Spread.of(Throughput.measure(bench, local)).median();
    return new Measured(perSecond, seconds, stateBytes);
  }

  private static void awaitRunning(LocalPipeline local) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!isRunning(local)) {
      if (System.nanoTime() > deadline) {
        throw new OperationException("the join does not run: " + local.host().health());
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean isRunning(LocalPipeline local) {
    return local.host().health().stream()
        .anyMatch(
            health ->
                health.name().equals(ApplicationId.JOIN)
                    && health.state() == ApplicationHealth.State.RUNNING);
  }

  private static double stateBytes(LocalPipeline local) throws IOException {
    try (Stream<Path> files = Files.walk(state(local))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void deleteState(LocalPipeline local) throws IOException {
    try (Stream<Path> files = Files.walk(state(local))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path state(LocalPipeline local) {
    return local
        .cluster()
        .folder("state")
        .resolve(ApplicationId.of(local.connection().config(), ApplicationId.JOIN));
  }

  private static Breakdown table(List<Measured> measured) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    for (int i = 0; i < measured.size(); i++) {
      Measured each = measured.get(i);
      rows.put(
          "%,d".formatted(HELD.get(i)),
          List.of(each.perSecond(), each.restoreSeconds(), each.stateBytes() / 1e6));
    }
    return new Breakdown(
        "Messages held in the join", List.of("messages/s", "restored after s", "state, MB"), rows);
  }
}
