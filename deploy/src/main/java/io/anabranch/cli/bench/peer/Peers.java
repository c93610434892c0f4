package io.anabranch.cli.bench.peer;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.rounds.CpuClock;
import io.anabranch.cli.bench.rounds.PipelineRounds;
import io.anabranch.cli.bench.rounds.Round;
import io.anabranch.cli.bench.rounds.WarmUp;
import io.anabranch.cli.demo.DemoMessages;
import io.anabranch.cli.run.LocalPipeline;
import io.anabranch.cluster.Connection;
import io.anabranch.topics.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Our messages a second to those of other programs that enrich, in alternating rounds. */
public final class Peers implements Benchmark {

  private static final String PREFIX = "peer.";

  /** CoreNLP's model of sentiment takes some 60 ms a message. */
  private static final double SLOW = 0.15;

  private static final List<Opponent> OPPONENTS =
      List.of(
          httpChain(
              Map.of(),
              1,
              Target.atLeast(
                  4, "peers.httpChain.ratio", "messages/s to those of a chain of HTTP calls", "")),
          httpChain(
              Map.of("stages.sentiment.implementation", "corenlp"),
              SLOW,
              Target.of(
                  "peers.httpChain.sameSentimentRatio",
                  "the same with the chain's model of sentiment, CoreNLP's",
                  "")),
          new Opponent(
              "flink",
              "io.anabranch.peer.flink.FlinkPeer",
              true,
              Map.of(),
              1,
              1,
              Target.atLeast(1.0, "peers.flink.ratio", "messages/s to those of Flink", "")),
          new Opponent(
              "single-process",
              "io.anabranch.peer.single.SingleProcessPeer",
              true,
              Map.of(),
              1,
              1,
              Target.atLeast(
                  0.85,
                  "peers.singleProcess.ratio",
                  "messages/s to those of one program without stages",
                  "")));

  /** Runs one round of a peer, and gives its messages a second. */
  @FunctionalInterface
  private interface PeerRound {
    double perSecond() throws IOException, InterruptedException;
  }

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public String what() {
    return "messages/s to those of an HTTP chain, of Flink, and of one program without stages";
  }

  @Override
  public List<Target> targets() {
    return OPPONENTS.stream().map(Opponent::ratio).toList();
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    for (Opponent opponent : OPPONENTS) {
      try {
        figures.add(run(bench, opponent));
      } catch (NotMeasuredException e) {
        bench.progress(opponent.name() + " is not measured: " + e.getMessage());
        figures.add(opponent.ratio().notMeasured(String.valueOf(e.getMessage())));
      }
    }
    return new Findings(figures, List.of());
  }

  private static Opponent httpChain(
      Map<String, String> settings, double ourMessages, Target ratio) {
    return new Opponent(
        "http-chain",
        "io.anabranch.peer.http.HttpChainPeer",
        false,
        settings,
        SLOW,
        ourMessages,
        ratio);
  }

  private static Figure run(Workbench bench, Opponent opponent)
      throws IOException, InterruptedException {
    PeerProcess.requireBuilt(bench.distribution(), opponent.name());
    try (LocalPipeline local = bench.start(opponent.settings())) {
      Connection theirs = connection(bench, local);
      if (opponent.isOnTopics()) {
        TopicSetup topics = TopicSetup.of(theirs);
        topics.apply(topics.plan(local.pipeline()), local.pipeline());
      }
      try (PeerProcess peer =
              PeerProcess.start(
                  bench.distribution(),
                  opponent.name(),
                  opponent.main(),
                  parameters(bench, local, opponent));
          PipelineRounds ours = new PipelineRounds(local.connection(), new CpuClock(local))) {
        if (!opponent.isOnTopics()) {
          return measure(
              bench,
              opponent,
              ours,
              () ->
                  peer.round(bench.distribution().messages(), size(bench, opponent.messages()), "")
                      .perSecond());
        }
        try (PipelineRounds through = new PipelineRounds(theirs, new CpuClock(local))) {
          return measure(bench, opponent, ours, () -> through.run(bench.messages()).perSecond());
        }
      }
    }
  }

  private static Figure measure(
      Workbench bench, Opponent opponent, PipelineRounds ours, PeerRound theirs)
      throws IOException, InterruptedException {
    try {
      var unused =
          WarmUp.run(
              () -> List.of(round(bench, opponent, "warming up", ours, theirs).ours()),
              bench::progress);
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    double[] ratios = new double[bench.rounds()];
    for (int i = 0; i < ratios.length; i++) {
      Pair pair = round(bench, opponent, "round " + (i + 1), ours, theirs);
      ratios[i] = pair.ours().perSecond() / pair.theirs();
    }
    return opponent.ratio().measured(ratios);
  }

  /** One round of each, one after the other. */
  private record Pair(Round ours, double theirs) {}

  private static Pair round(
      Workbench bench, Opponent opponent, String what, PipelineRounds ours, PeerRound theirs)
      throws InterruptedException {
    try {
      double their = theirs.perSecond();
      Round our = ours.run(DemoMessages.repeat(bench.demo(), size(bench, opponent.ourMessages())));
      bench.progress(
          "%s: %s %.1f messages/s, pipeline %.1f messages/s"
              .formatted(what, opponent.name(), their, our.perSecond()));
      return new Pair(our, their);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int size(Workbench bench, double share) {
    return (int) Math.ceil(bench.size() * share);
  }

  /** The same cluster, with the topics of a peer. */
  private static Connection connection(Workbench bench, LocalPipeline local) {
    return local
        .connection()
        .with(
            bench
                .with(Map.of("topics.prefix", PREFIX))
                .config(local.cluster().bootstrapServers(), local.cluster().schemaRegistryUrl()));
  }

  private static Map<String, String> parameters(
      Workbench bench, LocalPipeline local, Opponent opponent) {
    String models = bench.distribution().models().toString();
    return opponent.isOnTopics()
        ? Map.of(
            "models", models,
            "bootstrapServers", local.cluster().bootstrapServers(),
            "schemaRegistryUrl", local.cluster().schemaRegistryUrl(),
            "prefix", PREFIX,
            "referencePrefix", local.connection().config().topics().prefix())
        : Map.of("models", models);
  }
}
