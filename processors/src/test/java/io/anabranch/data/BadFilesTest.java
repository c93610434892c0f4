package io.anabranch.data;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.processor.checklists.evaluation.ChecklistQueries;
import io.anabranch.processor.embedding.evaluation.ScoredPairs;
import io.anabranch.processor.pos.evaluation.ConlluFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reader says which line is wrong and what is expected, and quotes nothing. */
class BadFilesTest {

  private static final String SECRET = "my secret text";

  @TempDir Path folder;

  private enum Reader {
    CONLLU {
      @Override
      void read(Path file) {
        ConlluFile.read(file);
      }
    },
    PAIRS {
      @Override
      void read(Path file) {
        ScoredPairs.read(file);
      }
    },
    QUERIES {
      @Override
      void read(Path file) {
        ChecklistQueries.read(file, Set.of("one"));
      }
    },
    TEXTS {
      @Override
      void read(Path file) {
        PlainTexts.read(file);
      }
    };

    abstract void read(Path file);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONLLU | 1,my secret text | the 10 columns of CoNLL-U",
        "CONLLU | x,my secret text,_,_,NN,_,_,_,_,_ | 3, 3-4 or 3.1",
        "CONLLU | 1,my secret text,_,_,_,_,_,_,_,_ | columns 2 and 5 (XPOS)",
        "PAIRS | 3,my secret text | expected score<TAB>text<TAB>text",
        "PAIRS | near,my secret text,other | no number",
        "PAIRS | NaN,my secret text,other | not finite",
        "QUERIES | my secret text | expected id<TAB>text",
        "QUERIES | two,my secret text | none of the 1 active checklists",
        "QUERIES | one,  | blank",
        "TEXTS | oos,   | label<TAB>text"
      })
  void shouldNameLineAndWhatIsExpected(Reader reader, String line, String expected)
      throws IOException {
    Path file = write("\n" + line.replace(',', '\t') + "\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(file))
        .withMessageStartingWith(file + ":2: ")
        .withMessageContaining(expected)
        .withMessageNotContaining(SECRET);
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameFileThatHoldsNothing(Reader reader) throws IOException {
    Path file = write("\n\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(file))
        .withMessageStartingWith(file + ": ")
        .withMessageContaining("expected");
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameFileThatIsMissing(Reader reader) {
    Path file = folder.resolve("missing");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(file))
        .withMessage(file + ": no such file");
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameFileInAnotherEncoding(Reader reader) throws IOException {
    Path file = folder.resolve("latin1");
    Files.write(file, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> reader.read(file))
        .withMessage(file + ": not in UTF-8");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("data"), text);
  }
}
