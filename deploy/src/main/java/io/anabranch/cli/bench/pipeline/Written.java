package io.anabranch.cli.bench.pipeline;

import io.anabranch.cli.bench.figure.Benchmark;
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

/** What a message has the broker write: its own record, results, changelogs and all. */
public final class Written implements Benchmark {

  private static final Target RECORDS =
      Target.atMost(13, "written.records", "records written a message, over all topics", "");
  private static final Target BYTES =
      Target.atMost(16_000, "written.bytes", "bytes written a message, over all topics", "bytes");

  /** Longer than the commit interval, at which the stores write their changelogs. */
  private static final long QUIET_MILLIS = 3_000;

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
    List<Double> records = new ArrayList<>();
    List<Double> bytes = new ArrayList<>();
    try (LocalPipeline local = bench.start(Map.of());
        PipelineRounds rounds = new PipelineRounds(local.connection(), new CpuClock(local))) {
      WrittenLogs before = settled(local.connection());
      for (int round = 1; round <= bench.rounds(); round++) {
        var unused = rounds.run(bench.messages());
        WrittenLogs after = settled(local.connection());
        records.add((after.records() - before.records()) / (double) bench.size());
        bytes.add((after.bytes() - before.bytes()) / (double) bench.size());
        bench.progress("round %d: %.1f records a message".formatted(round, records.get(round - 1)));
        before = after;
      }
    }
    return Findings.of(RECORDS.measured(array(records)), BYTES.measured(array(bytes)));
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

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
