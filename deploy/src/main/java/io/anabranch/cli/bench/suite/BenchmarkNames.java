package io.anabranch.cli.bench.suite;

import io.anabranch.cli.bench.figure.Benchmark;
import java.util.Iterator;

/** What {@code --only} takes, for {@code --help}. */
final class BenchmarkNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Benchmarks.all().stream().map(Benchmark::name).iterator();
  }
}
