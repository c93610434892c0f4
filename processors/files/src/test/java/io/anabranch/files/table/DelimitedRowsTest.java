package io.anabranch.files.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.files.ReadRows;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DelimitedRowsTest {

  @Test
  void shouldReadCellsWithLineBreaksAndQuotationMarks() throws Exception {
    ReadRows read =
        ReadRows.of("a.csv", "text,plan\r\n\"two\nlines, \"\"quoted\"\"\",gold\r\nnext,\r\n");

    assertThat(read.values("text")).containsExactly("two\nlines, \"quoted\"", "next");
    assertThat(read.values("plan")).containsExactly("gold", "-");
    assertThat(read.rows()).extracting(Row::place).containsExactly("a.csv:2", "a.csv:4");
  }

  @Test
  void shouldFindDelimiterBehindByteOrderMark() throws Exception {
    ReadRows read =
        ReadRows.of("a.csv", "\uFEFFtext;plan\n\"1,5 kg; zu schwer\";gold\nna, gut;silber\n");

    assertThat(read.values("text")).containsExactly("1,5 kg; zu schwer", "na, gut");
    assertThat(read.notes())
        .containsExactly("a.csv: columns are divided by ';'; --delimiter says otherwise");
  }

  @Test
  void shouldReadOneColumnOfProse() throws Exception {
    ReadRows read = ReadRows.of("a.csv", "text\nOne thing\nTwo things; or three\n");

    assertThat(read.values("text")).containsExactly("One thing", "Two things; or three");
  }

  @Test
  void shouldTakeQuotationMarksOfTextWithTabs() throws Exception {
    ReadRows read = ReadRows.of("a.tsv", "text\tchannel\n\"Hi\" she said\tchat\nNo\temail\n");

    assertThat(read.values("text")).containsExactly("\"Hi\" she said", "No");
    assertThat(read.values("channel")).containsExactly("chat", "email");
  }

  @Test
  void shouldLeaveOutUnnamedAndNumberRepeatedColumns() throws Exception {
    ReadRows read = ReadRows.of("a.csv", ",text,tag,tag\n0,Hello,a,b\n");

    assertThat(read.rows().get(0).values().toString())
        .isEqualTo("{\"text\":\"Hello\",\"tag\":\"a\",\"tag 2\":\"b\"}");
    assertThat(read.notes()).hasSize(2);
  }

  @Test
  void shouldTakeNamesThatAreTold() throws Exception {
    FileOptions options =
        new FileOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.of('|'),
            List.of("id", "text"),
            Optional.empty());

    ReadRows read =
        ReadRows.of("a.csv", "1|Hello\n2|World\n".getBytes(StandardCharsets.UTF_8), options);

    assertThat(read.values("text")).containsExactly("Hello", "World");
  }

  @Test
  void shouldGoOnAfterRowWithOtherNumberOfCells() throws Exception {
    ReadRows read = ReadRows.of("a.csv", "text,plan\none,a\ntwo\nthree,b\n");

    assertThat(read.values("text")).containsExactly("one", "three");
    assertThat(read.bad()).containsExactly("a.csv:3: 1 cells in 2 columns");
  }

  @Test
  void shouldSayWhereQuotationMarkIsNotClosed() {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.csv", "text,plan\none,a\n\"two,b\nthree,c\n"))
        .withMessageStartingWith("a.csv:3: a quotation mark is not closed from here on");
  }

  @Test
  void shouldSayThatFileIsEmpty() {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.csv", ""))
        .withMessage("a.csv: it is empty; expected a row with names of columns");
  }
}
