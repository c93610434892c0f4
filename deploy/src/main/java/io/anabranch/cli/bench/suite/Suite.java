package io.anabranch.cli.bench.suite;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Breakdown;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.bench.figure.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Benchmarks in their order.
 *
 * @param benchmarks that are run
 */
record Suite(List<Benchmark> benchmarks) {

  /**
   * What was found.
   *
   * @param failed names of benchmarks that ended with an error
   */
  record Result(List<Figure> figures, List<Breakdown> breakdowns, List<String> failed) {}

  Suite {
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * Chooses benchmarks.
   *
   * @param names all but the long ones if empty
   * @param isLong whether the long ones are among all
   * @throws ConfigException if a name is unknown
   */
  static Suite choose(List<Benchmark> all, List<String> names, boolean isLong) {
    List<String> known = all.stream().map(Benchmark::name).toList();
    TreeSet<String> unknown = new TreeSet<>(names);
    known.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new ConfigException(
          "--only", String.join(",", unknown), "allowed are " + String.join(", ", known));
    }
    return new Suite(
        all.stream()
            .filter(
                each -> names.isEmpty() ? isLong || !each.isLong() : names.contains(each.name()))
            .toList());
  }

  /** Runs one after the other; one that cannot be measured does not keep the others from it. */
  Result run(Workbench bench) throws InterruptedException {
    List<Figure> figures = new ArrayList<>();
    List<Breakdown> breakdowns = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Benchmark benchmark : benchmarks) {
      bench.context().err().println(benchmark.name() + ": " + benchmark.what());
      long begin = System.nanoTime();
      try {
        Findings findings = benchmark.run(bench);
        figures.addAll(findings.figures());
        breakdowns.addAll(findings.breakdowns());
        long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
        bench.progress("took " + seconds + " s");
      } catch (NotMeasuredException e) {
        figures.addAll(without(benchmark, bench, String.valueOf(e.getMessage())));
      } catch (InterruptException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        failed.add(benchmark.name());
        figures.addAll(without(benchmark, bench, "failed: " + e));
      }
    }
    return new Result(List.copyOf(figures), List.copyOf(breakdowns), List.copyOf(failed));
  }

  private static List<Figure> without(Benchmark benchmark, Workbench bench, String reason) {
    bench.progress("not measured: " + reason);
    return benchmark.targets().stream().map(target -> target.notMeasured(reason)).toList();
  }
}
