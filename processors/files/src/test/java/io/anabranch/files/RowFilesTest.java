package io.anabranch.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilesTest {

  @Test
  void shouldReadOneTextALine() throws Exception {
    ReadRows read = ReadRows.of("chat.txt", "first\n\n  \nsecond, \"with\" marks\n");

    assertThat(read.values("text")).containsExactly("first", "second, \"with\" marks");
    assertThat(read.rows()).extracting(Row::place).containsExactly("chat.txt:1", "chat.txt:4");
  }

  @Test
  void shouldUnpackGzipOfSeveralMembers() throws Exception {
    byte[] packed = concat(gzip("text\nfirst\n"), gzip("second\n"));

    assertThat(ReadRows.of("mails.csv.gz", packed, FileOptions.NONE).values("text"))
        .containsExactly("first", "second");
  }

  @Test
  void shouldReadEveryFileOfZip() throws Exception {
    byte[] packed =
        zip(
            "a/mails.csv", "text\nfirst\n",
            "__MACOSX/a/._mails.csv", "junk",
            "b.jsonl", "{\"text\":\"second\"}\n");

    ReadRows read = ReadRows.of("export.zip", packed, FileOptions.NONE);

    assertThat(read.values("text")).containsExactly("first", "second");
    assertThat(read.rows())
        .extracting(Row::place)
        .containsExactly("export.zip!a/mails.csv:2", "export.zip!b.jsonl:1");
  }

  @Test
  void shouldSayThatArchiveEndsTooEarly() throws Exception {
    byte[] packed = gzip("a line\n".repeat(1_000));

    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(
            () -> ReadRows.of("log.gz", Arrays.copyOf(packed, packed.length / 2), FileOptions.NONE))
        .withMessage("log.gz: the archive ends too early; copy it again");
  }

  @Test
  void shouldNotUnpackWhatGrowsWithoutBounds() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      byte[] line =
          "a line of a text that says the same thing again and again\n"
              .repeat(20_000)
              .getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 120; i++) {
        out.write(line);
      }
    }

    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("bomb.txt.gz", bytes.toByteArray(), FileOptions.NONE))
        .withMessageContaining("unpacks to more than 200 times its size");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1251"})
  void shouldFindEncodingAndSayIt(String encoding) throws Exception {
    String text =
        encoding.equals("windows-1251")
            ? "Мой заказ не пришёл, а деньги уже списали со счёта\n"
            : "Ich kann mich nicht anmelden, das Gerät schließt sich über Nacht: José, café\n";
    byte[] bytes = text.getBytes(Charset.forName(encoding));

    ReadRows read = ReadRows.of("mails.txt", bytes, FileOptions.NONE);

    assertThat(read.values("text")).containsExactly(text.strip());
    assertThat(read.notes())
        .containsExactly(
            "mails.txt: read as %s; --encoding says otherwise"
                .formatted(encoding.equals("ISO-8859-1") ? "windows-1252" : encoding));
  }

  @Test
  void shouldTakeEncodingThatIsTold() throws Exception {
    FileOptions told =
        new FileOptions(
            Optional.empty(),
            Optional.of(Charset.forName("windows-1250")),
            Optional.empty(),
            java.util.List.of(),
            Optional.empty());

    ReadRows read = ReadRows.of("a.txt", "źle".getBytes(Charset.forName("windows-1250")), told);

    assertThat(read.values("text")).containsExactly("źle");
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void shouldNeverReadAnythingAsReplacementCharacter() {
    byte[] late =
        concat(
            "plain\n".repeat(200_000).getBytes(StandardCharsets.UTF_8), new byte[] {(byte) 0xfc});

    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.txt", late, FileOptions.NONE))
        .withMessageMatching(
            "a.txt:\\d+: from here on it is not UTF-8; --encoding says what it is");
  }

  @Test
  void shouldRefuseWhatIsNoText() {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(
            () -> ReadRows.of("photo.jpg", new byte[] {1, 0, 0, 0, 7, 0, 0}, FileOptions.NONE))
        .withMessage("photo.jpg: not text; --format says what it is, if it can be read");
  }

  @Test
  void shouldSayThatThereIsNoFile(@TempDir Path folder) {
    Path file = folder.resolve("absent.csv");

    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> RowFiles.open(file, FileOptions.NONE))
        .withMessage(file + ": no such file, or it cannot be read");
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
