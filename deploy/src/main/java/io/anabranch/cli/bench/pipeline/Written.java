package io.anabranch.cli.bench.pipeline;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.cluster.Connection;
import io.anabranch.cluster.WrittenLogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a message has the broker write: its own record, results, changelogs and all. */
public final class Written implements Benchmark {

  private static final Target RECORDS =
      Target.atMost(13, "written.records", "records written a message, over all topics", "");
  private static final Target BYTES =
      Target.atMost(16_000, "written.bytes", "bytes written a message, over all topics", "bytes");

  /** Longer than the commit interval, at which the stores write their changelogs. */
  private static final long QUIET_MILLIS = 7_000;

  private static final int MOST_WAITS = 20;

  @Override
  public String name() {
    return "written";
  }

  @Override
  public String what() {
    return "records and bytes that a message has the broker write";
  }

  @Override
  public List<Target> targets() {
    return List.of(RECORDS, BYTES);
  }

  @Override
  public Findings run(Workbench bench) throws InterruptedException {
    List<WrittenLogs> rounds = new ArrayList<>();
    try (LocalPipeline local = bench.start(Map.of());
        PipelineRounds pipeline = new PipelineRounds(local.connection(), new CpuClock(local))) {
      WrittenLogs before = settled(local.connection());
      for (int round = 1; round <= bench.rounds(); round++) {
        var unused = pipeline.run(bench.messages());
        WrittenLogs after = settled(local.connection());
        rounds.add(after.since(before));
        before = after;
        bench.progress(
            "round %d: %.1f records a message"
                .formatted(round, rounds.get(round - 1).sum().records() / (double) bench.size()));
      }
    }
    double size = bench.size();
    return new Findings(
        List.of(
            RECORDS.measured(rounds.stream().mapToDouble(r -> r.sum().records() / size).toArray()),
            BYTES.measured(rounds.stream().mapToDouble(r -> r.sum().bytes() / size).toArray())),
        List.of(table(rounds.get(rounds.size() - 1), size)));
  }

  private static Breakdown table(WrittenLogs logs, double messages) {
    Map<String, List<Double>> rows = new TreeMap<>();
    logs.topics()
        .forEach(
            (topic, log) -> {
              if (log.records() > 0) {
                rows.put(topic, List.of(log.records() / messages, log.bytes() / messages));
              }
            });
    return new Breakdown("What a message has the broker write", List.of("records", "bytes"), rows);
  }

  /** What there is when nothing more comes. */
  private static WrittenLogs settled(Connection connection) throws InterruptedException {
    WrittenLogs last = WrittenLogs.read(connection);
    for (int wait = 0; wait < MOST_WAITS; wait++) {
      Thread.sleep(QUIET_MILLIS);
      WrittenLogs now = WrittenLogs.read(connection);
      if (now.equals(last)) {
        return now;
      }
      last = now;
    }
    return last;
  }
}
