package io.anabranch.processor.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.anabranch.data.LabelledText;
import io.anabranch.data.LabelledTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labelled sets as other people have them. */
class FileTableFormatTest {

  private static final List<LabelledText> CARDS =
      List.of(
          new LabelledText(List.of("card"), "My card is lost, and the \"PIN\""),
          new LabelledText(List.of("billing", "urgent"), "Why twice?"));

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a.csv ~ text,label/\"My card is lost, and the \"\"PIN\"\"\",card/Why twice?,\"billing,urgent\"/",
        "a.csv ~ id;label;text/1;card;\"My card is lost, and the \"\"PIN\"\"\"/2;billing,urgent;Why twice?/",
        "a.csv ~ card,\"My card is lost, and the \"\"PIN\"\"\"/\"billing,urgent\",Why twice?/",
        "a.csv ~ \"My card is lost, and the \"\"PIN\"\"\",card/Why twice?,\"billing,urgent\"/",
        "a.csv ~ mood,text/card,\"My card is lost, and the \"\"PIN\"\"\"/\"billing,urgent\",Why twice?/",
        "a.tsv ~ label\ttext/card\tMy card is lost, and the \"PIN\"/billing,urgent\tWhy twice?/",
        "a.tsv ~ card\tMy card is lost, and the \"PIN\"/billing,urgent\tWhy twice?/",
        "a.tsv ~ My card is lost, and the \"PIN\"\tcard/Why twice?\tbilling,urgent/",
        "a.jsonl ~ {\"text\":\"My card is lost, and the \\\"PIN\\\"\",\"labels\":[\"card\"]}/{\"text\":\"Why twice?\",\"labels\":[\"billing\",\"urgent\"]}/"
      })
  void shouldReadColumnsInEitherOrderWithHeaderOrNone(String name, String content)
      throws IOException {
    Path file =
        Files.writeString(folder.resolve(name), content.replace("\\t", "\t").replace('/', '\n'));

    assertThat(LabelledTexts.read(file)).isEqualTo(CARDS);
  }

  @Test
  void shouldReadWhatIsPacked() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("label,text\ncard,Lost\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(LabelledTexts.read(file)).containsExactly(new LabelledText(List.of("card"), "Lost"));
  }

  @Test
  void shouldSayWhichRowIsWrongAndWhatIsAllowed() throws IOException {
    Path noLabel = Files.writeString(folder.resolve("a.csv"), "text,label\nLost,card\nTwice,\n");
    Path noNames = Files.writeString(folder.resolve("b.csv"), "a,b,c\n1,2,3\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTexts.read(noLabel))
        .withMessageStartingWith(noLabel + ":3: label of 0 characters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelledTexts.read(noNames))
        .withMessageStartingWith(noNames + ":1: 3 columns, and no names that tell label and text");
  }
}
