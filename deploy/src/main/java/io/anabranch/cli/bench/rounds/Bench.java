package io.anabranch.cli.bench.rounds;

import io.anabranch.mapping.MappedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures the processors called directly and the whole pipeline in turns, once both are warm. */
public final class Bench {

  private final DirectRounds direct;
  private final PipelineRounds pipeline;
  private final Consumer<String> progress;

  public Bench(DirectRounds direct, PipelineRounds pipeline, Consumer<String> progress) {
    this.direct = direct;
    this.pipeline = pipeline;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param messages of each round
   * @param rounds that are measured
   */
  public BenchResult run(List<MappedMessage> messages, int rounds) throws InterruptedException {
    WarmUp.run(
        () -> {
          Round directly = direct.run(messages);
          Round through = pipeline.run(messages);
          report("warming up", directly, through);
          return List.of(directly, through);
        },
        progress);
    List<Round> directly = new ArrayList<>();
    List<Round> through = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      directly.add(direct.run(messages));
      through.add(pipeline.run(messages));
      report("round " + round, directly.get(round - 1), through.get(round - 1));
    }
    return new BenchResult(directly, through);
  }

  private void report(String what, Round directly, Round through) {
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s: called directly %.1f messages/s, pipeline %.1f messages/s",
            what,
            directly.perSecond(),
            through.perSecond()));
  }
}
