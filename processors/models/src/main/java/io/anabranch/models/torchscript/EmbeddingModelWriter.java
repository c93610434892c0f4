package io.anabranch.models.torchscript;

import io.anabranch.processor.Checksum;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the folder of the default embedding model from the ONNX file and the tokenizer of
 * all-MiniLM-L6-v2. Does nothing if the folder was written from the same files.
 */
public final class EmbeddingModelWriter {

  private static final Logger log = LoggerFactory.getLogger(EmbeddingModelWriter.class);

  private static final String NAME = "all-MiniLM-L6-v2";
  private static final String ONNX = "all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "all-minilm-l6-v2-tokenizer.json";

  private static final String CLASS = "Bert";
  private static final String ENCODER = "bert.py";
  private static final String ONEDNN = "linear-onednn.py";
  private static final String ONEDNN_BF16 = "linear-onednn-bf16.py";
  private static final String PLAIN = "linear-plain.py";

  private final Path source;
  private final Path target;
  private final String linear;
  private final String precision;

  EmbeddingModelWriter(Path source, Path target, String linear, String precision) {
    this.source = source;
    this.target = target;
    this.linear = linear;
    this.precision = precision;
  }

  /**
   * Writes the folder, for the architecture that this program runs on; and where that may multiply
   * bfloat16, another that does.
   *
   * @param arguments folder of the ONNX file and the tokenizer, and the folder to write; the other
   *     has {@code -bf16} after its name
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("arguments: SOURCE-FOLDER TARGET-FOLDER");
    }
    Path source = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    String linear = linearLayersFor(System.getProperty("os.arch"));
    new EmbeddingModelWriter(source, target, linear, "fp32").write();
    if (linear.equals(ONEDNN)) {
      Path reduced = target.resolveSibling(target.getFileName() + "-bf16");
      new EmbeddingModelWriter(source, reduced, ONEDNN_BF16, "bf16").write();
    }
  }

  /** PyTorch is built with oneDNN for x86-64 only, as far as Maven Central has it. */
  static String linearLayersFor(String architecture) {
    return List.of("amd64", "x86_64").contains(architecture) ? ONEDNN : PLAIN;
  }

  void write() throws IOException {
    Path onnx = source.resolve(ONNX);
    String code = code();
    String weights = Checksum.sha256(onnx);
    String origin =
        "%s %s %08x"
            .formatted(weights, Checksum.sha256(source.resolve(TOKENIZER)), code.hashCode());
    if (ModelProperties.areFrom(origin, target)) {
      log.info("Embedding model is up to date: directory={}", target);
      return;
    }
    Files.createDirectories(target);
    Files.deleteIfExists(target.resolve(ModelProperties.FILE));
    List<Tensor> state = BertWeights.of(OnnxGraph.read(onnx));
    TorchScriptArchive.write(target.resolve(NAME + ".pt"), code, CLASS, state);
    Files.copy(
        source.resolve(TOKENIZER),
        target.resolve("tokenizer.json"),
        StandardCopyOption.REPLACE_EXISTING);
    properties(weights, origin, state).write(target);
    log.info("Embedding model is written: directory={} code={}", target, linear);
  }

  /** The network as TorchScript text. */
  String code() throws IOException {
    return resource(ENCODER) + resource(linear);
  }

  private ModelProperties properties(String weights, String origin, List<Tensor> state) {
    List<Integer> positions = state.get(1).shape();
    String version = weights.substring(0, 12) + "-" + precision + "-hidden";
    return new ModelProperties(NAME, version, positions.get(1), positions.get(0), origin);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = EmbeddingModelWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
