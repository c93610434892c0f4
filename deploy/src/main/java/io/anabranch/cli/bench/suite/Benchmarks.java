package io.anabranch.cli.bench.suite;

import io.anabranch.cli.bench.embedding.Embedding;
import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.latency.GatewayLatency;
import io.anabranch.cli.bench.latency.Latency;
import io.anabranch.cli.bench.peer.Peers;
import io.anabranch.cli.bench.pipeline.Overhead;
import io.anabranch.cli.bench.pipeline.Start;
import io.anabranch.cli.bench.pipeline.Written;
import io.anabranch.cli.bench.plumbing.Plumbing;
import io.anabranch.cli.bench.remote.RemoteThroughput;
import io.anabranch.cli.bench.scale.HeldScale;
import io.anabranch.cli.bench.scale.PartitionScale;
import io.anabranch.cli.bench.scale.ProcessScale;
import java.util.List;

/** Every benchmark, in the order in which they are run. */
final class Benchmarks {

  private Benchmarks() {}

  static List<Benchmark> all() {
    return List.of(
        Overhead.fp32(),
        Overhead.bf16(),
        new Written(),
        new Latency(),
        new GatewayLatency(),
        new Plumbing(),
        new Start(),
        new Embedding(),
        new Peers(),
        new PartitionScale(),
        new ProcessScale(),
        new HeldScale(),
        new RemoteThroughput());
  }
}
