package io.anabranch.processor.keywords.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyphraseDocumentsTest {

  private static final String SECRET = "my secret text";

  @TempDir Path folder;

  @Test
  void shouldReadFolderOfTextsAndKeyphrases() throws IOException {
    Files.writeString(folder.resolve("b.txt"), "Second\ntext\n");
    Files.writeString(folder.resolve("b.key"), "one phrase\n\n other \n");
    Files.writeString(folder.resolve("a.txt"), "First");
    Files.writeString(folder.resolve("a.key"), "");

    assertThat(KeyphraseDocuments.read(folder))
        .containsExactly(
            new KeyphraseDocument("First", List.of()),
            new KeyphraseDocument("Second\ntext", List.of("one phrase", "other")));
  }

  @Test
  void shouldReadLinesOfTextsAndKeyphrases() throws IOException {
    Path file = write("{\"id\":7,\"text\":\"First\",\"keywords\":[\"one phrase\",\"other\"]}\n");

    assertThat(KeyphraseDocuments.read(file))
        .containsExactly(new KeyphraseDocument("First", List.of("one phrase", "other")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "my secret text | not JSON at column",
        "{\"text\":\"my secret text\"} | no list of 'keywords'",
        "{\"text\":\"my secret text\",\"keywords\":[7]} | no string",
      })
  void shouldNameLineAndWhatIsExpected(String line, String expected) throws IOException {
    Path file = write("\n" + line + "\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyphraseDocuments.read(file))
        .withMessageStartingWith(file + ":2: ")
        .withMessageContaining(expected)
        .withMessageNotContaining(SECRET);
  }

  @Test
  void shouldNameFileThatHoldsNothing() throws IOException {
    Path file = write("\n\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyphraseDocuments.read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining("expected");
  }

  @Test
  void shouldNameFileThatIsMissingOrInAnotherEncoding() throws IOException {
    Path latin = folder.resolve("latin1");
    Files.write(latin, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyphraseDocuments.read(folder.resolve("missing")))
        .withMessageEndingWith("missing: no such file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyphraseDocuments.read(latin))
        .withMessage(latin + ": not in UTF-8");
  }

  @Test
  void shouldNameKeyphrasesThatAreMissingBesideText() throws IOException {
    Files.writeString(folder.resolve("7.txt"), "text");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyphraseDocuments.read(folder))
        .withMessageContaining("7.key: no such file");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data"), text);
  }
}
