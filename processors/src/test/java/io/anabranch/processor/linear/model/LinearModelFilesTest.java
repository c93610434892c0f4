package io.anabranch.processor.linear.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.anabranch.processor.linear.training.ToyModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearModelFilesTest {

  @TempDir private Path folder;
  private final LinearTextModel model = ToyModel.train(1);

  @BeforeEach
  void write() {
    LinearModelFiles.write(folder, model);
  }

  @Test
  void shouldReadWhatWasWritten() {
    LinearTextModel read = LinearModelFiles.read(folder);

    assertThat(read.description()).isEqualTo(model.description());
    assertThat(read.vocabulary().terms()).isEqualTo(model.vocabulary().terms());
    assertThat(read.weights().weights()).isEqualTo(model.weights().weights());
    assertThat(read.score(ToyModel.REFUND)).isEqualTo(model.score(ToyModel.REFUND));
  }

  @Test
  void shouldReplaceModel() {
    LinearTextModel other = ToyModel.train(2);

    LinearModelFiles.write(folder, other);

    assertThat(LinearModelFiles.read(folder).info()).isEqualTo(other.info());
  }

  @Test
  void shouldTellVersion() throws IOException {
    assertThat(LinearModelFiles.version(folder)).contains(model.info().getVersion());

    Files.delete(folder.resolve("model.json"));
    assertThat(LinearModelFiles.version(folder)).isEmpty();
  }

  @Test
  void shouldReadModelOfWordsInTheFolderOfAnother() {
    assertThat(LinearModelFiles.readWords(folder)).isEmpty();

    LinearTextModel words = ToyModel.ofWords("en");
    LinearModelFiles.write(LinearModelFiles.words(folder), words);
    LinearModelFiles.write(folder, model);

    assertThat(LinearModelFiles.readWords(folder).orElseThrow().info()).isEqualTo(words.info());
    assertThat(LinearModelFiles.read(folder).info()).isEqualTo(model.info());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "vocabulary.tsv", "weights.bin"})
  void shouldNameMissingFile(String file) throws IOException {
    Files.delete(folder.resolve(file));

    assertUnreadable(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.json", "vocabulary.tsv", "weights.bin"})
  void shouldNameEmptyFile(String file) throws IOException {
    Files.write(folder.resolve(file), new byte[0]);

    assertUnreadable(folder.toString());
  }

  @Test
  void shouldNoticeDamagedWeights() throws IOException {
    Path file = folder.resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(file);
    bytes[20] ^= 1;
    Files.write(file, bytes);

    assertUnreadable("checksum");
  }

  @Test
  void shouldNoticeTruncatedWeights() throws IOException {
    Path file = folder.resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 4));

    assertUnreadable("bytes do not hold the weights");
  }

  @Test
  void shouldNoticeFileOfOtherFormat() throws IOException {
    Files.writeString(folder.resolve("weights.bin"), "something else that is long enough");

    assertUnreadable("not a weights file");
  }

  @Test
  void shouldNameMalformedLineOfVocabulary() throws IOException {
    Files.writeString(folder.resolve("vocabulary.tsv"), "WORDS\t1\tyes\nWORDS\tmany\tno\n");

    assertUnreadable("vocabulary.tsv:2");
  }

  @Test
  void shouldNoticeFilesThatDoNotBelongTogether() throws IOException {
    Files.writeString(folder.resolve("vocabulary.tsv"), "WORDS\t1\tyes\n");

    assertUnreadable("features");
  }

  private void assertUnreadable(String message) {
    assertThatThrownBy(() -> LinearModelFiles.read(folder))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(folder.toString())
        .hasStackTraceContaining(message);
  }
}
