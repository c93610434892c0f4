package io.anabranch.cli.bench.pipeline;

import io.anabranch.cli.bench.rounds.ApplicationCpu;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CPU of a message as rows of a table: milliseconds of models, and of the rest. */
final class CpuRows {

  private CpuRows() {}

  static Map<String, List<Double>> of(ApplicationCpu cpu) {
    Map<String, List<Double>> rows = new LinkedHashMap<>();
    cpu.applications().forEach((name, use) -> rows.put(name, List.of(use.models(), use.streams())));
    rows.put("garbage collection, compiler, RocksDB", List.of(0.0, cpu.jvm()));
    rows.put("this command", List.of(0.0, cpu.ownThreads()));
    rows.put("broker", List.of(0.0, cpu.broker()));
    rows.put("registry", List.of(0.0, cpu.registry()));
    return rows;
  }
}
