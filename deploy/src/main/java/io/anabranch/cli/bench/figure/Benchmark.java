package io.anabranch.cli.bench.figure;

import java.io.IOException;
import java.util.List;

/** One part of the suite. It leaves nothing running, however it ends. */
public interface Benchmark {

  /** By which it is chosen. */
  String name();

  /** What it measures: one line for {@code --help}. */
  String what();

  /** What it is to find. */
  List<Target> targets();

  /** Whether it takes so long that it is run only if asked for. */
  default boolean isLong() {
    return false;
  }

  /**
   * Measures.
   *
   * @throws NotMeasuredException if something that it needs is not there
   */
  Findings run(Workbench bench) throws IOException, InterruptedException;
}
