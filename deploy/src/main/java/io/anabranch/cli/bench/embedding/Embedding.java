package io.anabranch.cli.bench.embedding;

import io.anabranch.cli.bench.figure.Benchmark;
import io.anabranch.cli.bench.figure.Figure;
import io.anabranch.cli.bench.figure.Findings;
import io.anabranch.cli.bench.figure.NotMeasuredException;
import io.anabranch.cli.bench.figure.Target;
import io.anabranch.cli.bench.figure.Workbench;
import io.anabranch.cli.bench.peer.PeerProcess;
import io.anabranch.processor.djl.MatrixSpeed;
import io.anabranch.processor.embedding.Precision;
import io.anabranch.processor.embedding.WordPieces;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Texts for each second of CPU: ours, the same model in other libraries, and the processor's. */
public final class Embedding implements Benchmark {

  private static final String PEER = "vectors";
  private static final String MAIN = "io.anabranch.peer.embedding.EmbeddingPeer";
  private static final List<String> VARIANTS = List.of("langchain4j", "onnxruntime");

  private static final Target FP32 =
      Target.of("embedding.fp32", "texts embedded a second of CPU (fp32)", "");
  private static final Target BF16 =
      Target.of("embedding.bf16", "texts embedded a second of CPU (bf16)", "");
  private static final Target PEAK =
      Target.of("embedding.peak", "PyTorch's fp32 product of 248x384x1536, one core", "GFLOP/s");
  private static final Target SHARE =
      Target.atLeast(0.80, "embedding.shareOfPeak", "operations of the model (fp32) to that", "");
  private static final List<Target> RATIOS =
      List.of(
          Target.atLeast(
              2.4, "embedding.vsLangchain4j", "texts a second of CPU (fp32) to LangChain4j's", ""),
          Target.atLeast(
              1.0,
              "embedding.vsOnnxRuntime",
              "texts a second of CPU (fp32) to ONNX Runtime's",
              ""));

  /** Of the model that ships, beside the width that it says itself. */
  private static final int LAYERS = 6;

  private static final int WARM_UP = 2;

  @Override
  public String name() {
    return "vectors";
  }

  @Override
  public String what() {
    return "texts embedded a second of CPU, to other libraries and to the processor's peak";
  }

  @Override
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>(List.of(FP32, BF16, PEAK, SHARE));
    targets.addAll(RATIOS);
    return targets;
  }

  @Override
  public Findings run(Workbench bench) throws IOException, InterruptedException {
    List<String> texts =
        bench.messages().stream().map(m -> m.message().getText()).distinct().toList();
    Path models = bench.distribution().models();
    List<Figure> figures = new ArrayList<>();
    try (EmbeddingSpeed ours = EmbeddingSpeed.open(models, Precision.FP32)) {
      double[] fp32 = rounds(bench, ours, texts);
      figures.add(FP32.measured(fp32));
      double operations = (double) WordPieces.count(models, texts) / texts.size();
      operations *= perWordPiece(ours.dimension());
      double[] peaks = new double[fp32.length];
      double[] shares = new double[fp32.length];
      for (int i = 0; i < fp32.length; i++) {
        double peak = MatrixSpeed.operationsPerCpuSecond();
        peaks[i] = peak / 1e9;
        shares[i] = fp32[i] * operations / peak;
      }
      figures.add(PEAK.measured(peaks));
      figures.add(SHARE.measured(shares));
      figures.addAll(versus(bench, ours, texts));
    }
    figures.add(bf16(bench, texts));
    return new Findings(figures, List.of());
  }

  /** The products of all layers: four of width by width, two with the four times wider layer. */
  private static double perWordPiece(int width) {
    return 2.0 * LAYERS * (4.0 * width * width + 2.0 * width * 4 * width);
  }

  private static Figure bf16(Workbench bench, List<String> texts) {
    if (!Precision.multipliesBf16()) {
      return BF16.notMeasured("this processor does not multiply bf16");
    }
    try (EmbeddingSpeed ours = EmbeddingSpeed.open(bench.distribution().models(), Precision.BF16)) {
      return BF16.measured(rounds(bench, ours, texts));
    }
  }

  private static double[] rounds(Workbench bench, EmbeddingSpeed ours, List<String> texts) {
    double[] speeds = new double[bench.rounds()];
    for (int i = -WARM_UP; i < speeds.length; i++) {
      double speed = ours.perCpuSecond(texts);
      bench.progress("%.1f texts a second of CPU".formatted(speed));
      if (i >= 0) {
        speeds[i] = speed;
      }
    }
    return speeds;
  }

  private static List<Figure> versus(Workbench bench, EmbeddingSpeed ours, List<String> texts)
      throws IOException, InterruptedException {
    List<Figure> figures = new ArrayList<>();
    try (PeerProcess peer = PeerProcess.start(bench.distribution(), PEER, MAIN, Map.of())) {
      for (int i = 0; i < VARIANTS.size(); i++) {
        figures.add(RATIOS.get(i).measured(ratios(bench, ours, texts, peer, VARIANTS.get(i))));
      }
    } catch (NotMeasuredException e) {
      bench.progress(String.valueOf(e.getMessage()));
      RATIOS.forEach(target -> figures.add(target.notMeasured(String.valueOf(e.getMessage()))));
    }
    return figures;
  }

  private static double[] ratios(
      Workbench bench, EmbeddingSpeed ours, List<String> texts, PeerProcess peer, String variant)
      throws IOException, InterruptedException {
    double[] ratios = new double[bench.rounds()];
    for (int i = -WARM_UP; i < ratios.length; i++) {
      double theirs =
          peer.round(bench.distribution().messages(), bench.size(), variant).perCpuSecond();
      double our = ours.perCpuSecond(texts);
      bench.progress("%s %.1f, ours %.1f texts a second of CPU".formatted(variant, theirs, our));
      if (i >= 0) {
        ratios[i] = our / theirs;
      }
    }
    return ratios;
  }
}
