package io.anabranch.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.EncodedText;
import io.anabranch.processor.embedding.DjlEmbedder;
import io.anabranch.processor.embedding.EmbeddingOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenModelTest {

  private static final Path MODELS = BuildFolders.models();
  private static final Path SOURCE = BuildFolders.embeddingWeights();
  private static final String TOKENIZER = "tokenizer.json";

  /** Gives the state of each token, as a model of a user's does: its row in a table. */
  private static final String TABLE =
      """
      class Table(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
        state : List[Tensor]
        def forward(self: __torch__.Table, ids: Tensor, mask: Tensor) -> Tensor:
          return torch.embedding(self.state[0], ids)
        def __getstate__(self: __torch__.Table) -> List[Tensor]:
          return self.state
        def __setstate__(self: __torch__.Table, state: List[Tensor]) -> NoneType:
          self.training = False
          self.state = state
          return None
      """;

  private static final int VOCABULARY = 30522;
  private static final int CLS = 101;
  private static final int SEP = 102;

  private final Path directory;

  WrittenModelTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void shouldGiveSameVectorsWithAndWithoutOneDnn() throws IOException {
    List<String> texts = List.of("", "My parcel is late.", "Where is my refund? ".repeat(40));
    new EmbeddingModelWriter(
            SOURCE, directory, EmbeddingModelWriter.linearLayersFor("aarch64"), "fp32")
        .write();

    List<EncodedText> plain = encode(directory, texts);
    List<EncodedText> packed = encode(MODELS.resolve(DjlEmbedder.DIRECTORY), texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(plain.get(i).vector()).containsExactly(packed.get(i).vector(), within(1e-5f));
      assertThat(plain.get(i).hiddenState())
          .containsExactly(packed.get(i).hiddenState(), within(1e-5f));
    }
  }

  @Test
  void shouldGiveStateAfterTwoThirdsOfTheLayers() throws IOException {
    List<String> texts = List.of("", "My parcel is late.");
    EmbeddingModelWriter writer =
        new EmbeddingModelWriter(
            SOURCE, directory, EmbeddingModelWriter.linearLayersFor("aarch64"), "fp32");
    writer.write();
    List<EncodedText> six = encode(directory, texts);

    int fourLayers = 4 + 4 * 12;
    List<Tensor> state = BertWeights.of(OnnxGraph.read(SOURCE.resolve("all-minilm-l6-v2.onnx")));
    TorchScriptArchive.write(
        directory.resolve("all-MiniLM-L6-v2.pt"),
        writer.code(),
        "Bert",
        state.subList(0, fourLayers));
    List<EncodedText> four = encode(directory, texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(six.get(i).hiddenState()).containsExactly(four.get(i).vector(), within(1e-5f));
    }
  }

  @Test
  void shouldWriteOnlyWhatIsNotCurrent() throws IOException {
    EmbeddingModelWriter writer =
        new EmbeddingModelWriter(
            SOURCE, directory, EmbeddingModelWriter.linearLayersFor("aarch64"), "fp32");
    writer.write();
    Path archive = directory.resolve("all-MiniLM-L6-v2.pt");
    FileTime marked = FileTime.from(Instant.EPOCH);
    Files.setLastModifiedTime(archive, marked);

    writer.write();
    assertThat(Files.getLastModifiedTime(archive)).isEqualTo(marked);

    new EmbeddingModelWriter(
            SOURCE, directory, EmbeddingModelWriter.linearLayersFor("amd64"), "fp32")
        .write();
    assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(marked);
  }

  @Test
  void shouldPoolModelOfUser() throws IOException {
    FloatBuffer rows = FloatBuffer.allocate(VOCABULARY * 2);
    rows.put(CLS * 2, 1).put(CLS * 2 + 1, 2);
    rows.put(SEP * 2, 5).put(SEP * 2 + 1, 6);
    Tensor table = new Tensor(List.of(VOCABULARY, 2), rows);
    TorchScriptArchive.write(directory.resolve("mine.pt"), TABLE, "Table", List.of(table));
    Files.copy(
        MODELS.resolve(DjlEmbedder.DIRECTORY).resolve(TOKENIZER), directory.resolve(TOKENIZER));

    List<EncodedText> encoded = encode(directory, List.of("a longer text", ""));

    // The mean of the special tokens is (3, 4), and words are 0.
    for (EncodedText text : encoded) {
      assertThat(text.vector()).containsExactly(new float[] {0.6f, 0.8f}, within(1e-6f));
      assertThat(text.hiddenState()).isEmpty();
    }
  }

  private static List<EncodedText> encode(Path model, List<String> texts) {
    EmbeddingOptions options = EmbeddingOptions.from(Map.of("model", model.toString()));
    try (DjlEmbedder embedder = DjlEmbedder.open(MODELS, options)) {
      return embedder.encode(texts);
    }
  }
}
