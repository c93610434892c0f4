package io.anabranch.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledTextsTest {

  @TempDir private Path folder;

  @Test
  void shouldReadOneExampleALine() throws IOException {
    Path file = write("a\tfirst text\n\nb,c\tsecond, with a\ttab\n");

    assertThat(LabelledTexts.read(file))
        .containsExactly(
            new LabelledText(List.of("a"), "first text"),
            new LabelledText(List.of("b", "c"), "second, with a\ttab"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no tab", "\ttext", "a,\ttext", "a,a\ttext", "two words\ttext", "a\t "})
  void shouldNameFileAndLineOfMalformedExample(String line) throws IOException {
    Path file = write("a\tfirst\n" + line + "\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTexts.read(file))
        .withMessageStartingWith(file + ":2: ");
  }

  @Test
  void shouldNotQuoteTextOfMalformedExample() throws IOException {
    Path file = write("my secret without a label\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTexts.read(file))
        .withMessageNotContaining("secret");
  }

  @Test
  void shouldNotQuoteTextInPlaceOfTheLabel() throws IOException {
    Path file = write("shipping\tWhere is it?\nmy secret order\tbilling\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTexts.read(file))
        .withMessageStartingWith(file + ":2: label of 15 characters")
        .withMessageNotContaining("secret");
  }

  @Test
  void shouldJoinTheWordsOfALabelThatIsNamedOne() throws IOException {
    Path file = write("label\ttext\nlost  card\tWhere is it?\n");

    assertThat(LabelledTexts.read(file))
        .containsExactly(new LabelledText(List.of("lost_card"), "Where is it?"));
  }

  @Test
  void shouldLeaveOutAByteOrderMark() throws IOException {
    Path file = write("\uFEFFnegative\tbad\npositive\tgood\n");

    assertThat(LabelledTexts.read(file))
        .extracting(LabelledText::labels)
        .containsExactly(List.of("negative"), List.of("positive"));
  }

  @Test
  void shouldRejectFileWithoutExample() throws IOException {
    Path file = write("\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTexts.read(file))
        .withMessageContaining("no example");
  }

  @Test
  void shouldNameMissingFile() {
    assertThatThrownBy(() -> LabelledTexts.read(folder.resolve("missing.tsv")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("missing.tsv");
  }

  @Test
  void shouldNameFileThatIsNotUtf8() throws IOException {
    Path file = Files.write(folder.resolve("latin1.tsv"), new byte[] {'a', '\t', (byte) 0xe9});

    assertThatThrownBy(() -> LabelledTexts.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("latin1.tsv");
  }

  private Path write(String content) throws IOException {
    return Files.writeString(folder.resolve("examples.tsv"), content);
  }
}
