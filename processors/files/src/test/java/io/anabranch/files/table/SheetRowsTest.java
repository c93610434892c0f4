package io.anabranch.files.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.anabranch.files.ReadRows;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.UnreadableFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SheetRowsTest {

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final String MAIN =
      "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

  private static final String TICKETS =
      """
      <row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c>
      <c r="B1" t="inlineStr"><is><t>created at</t></is></c>
      <c r="C1" t="inlineStr"><is><t>number</t></is></c></row>
      <row r="2"><c r="A2" t="inlineStr"><is><t>It leaks</t></is></c>
      <c r="B2" s="1"><v>45691.383333333331</v></c><c r="C2"><v>4111222233334444</v></c></row>
      <row r="4"><c r="A4" t="inlineStr"><is><t>Two</t></is></c></row>
      """;

  @Test
  void shouldReadDatesAndLongNumbersAsTheyLook() throws Exception {
    ReadRows read = ReadRows.of("a.xlsx", workbook(Map.of("Tickets", TICKETS)), FileOptions.NONE);

    assertThat(read.values("text")).containsExactly("It leaks", "Two");
    assertThat(read.values("created at").get(0)).startsWith("2025-02-03T09:12");
    assertThat(read.values("number")).containsExactly("4111222233334444", "-");
    assertThat(read.rows()).extracting(Row::place).containsExactly("a.xlsx:2", "a.xlsx:4");
  }

  @Test
  void shouldReadTheSheetThatIsTold() throws Exception {
    byte[] workbook =
        workbook(
            new TreeMap<>(Map.of("Notes", TICKETS.replace("leaks", "hums"), "Tickets", TICKETS)));

    ReadRows first = ReadRows.of("a.xlsx", workbook, FileOptions.NONE);
    ReadRows told = ReadRows.of("a.xlsx", workbook, sheet("Tickets"));

    assertThat(first.values("text")).startsWith("It hums");
    assertThat(first.notes())
        .containsExactly("a.xlsx: the first of 2 sheets is read; --sheet says otherwise");
    assertThat(told.values("text")).startsWith("It leaks");
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.xlsx", workbook, sheet("Absent")))
        .withMessage("a.xlsx: no such sheet; allowed are [Notes, Tickets]");
  }

  @Test
  void shouldRefuseWhatIsNoWorkbook() throws Exception {
    assertThatExceptionOfType(UnreadableFileException.class)
        .isThrownBy(() -> ReadRows.of("a.xlsx", "text,plan\na,b\n"))
        .withMessage("a.xlsx: not an Excel workbook (.xlsx); save it as one, or as CSV");
  }

  private static FileOptions sheet(String name) {
    return new FileOptions(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.of(name));
  }

  /** As little as the format allows. */
  private static byte[] workbook(Map<String, String> rowsBySheet) throws IOException {
    StringBuilder sheets = new StringBuilder();
    StringBuilder relations = new StringBuilder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      int number = 0;
      for (Map.Entry<String, String> sheet : rowsBySheet.entrySet()) {
        number++;
        sheets.append(
            "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>"
                .formatted(sheet.getKey(), number, number));
        relations.append(
            ("<Relationship Id=\"rId%d\" Type=\"http://schemas.openxmlformats.org/officeDocument"
                    + "/2006/relationships/worksheet\" Target=\"worksheets/sheet%d.xml\"/>")
                .formatted(number, number));
        put(
            out,
            "xl/worksheets/sheet%d.xml".formatted(number),
            "<worksheet %s><sheetData>%s</sheetData></worksheet>"
                .formatted(MAIN, sheet.getValue()));
      }
      put(out, "[Content_Types].xml", contentTypes(number));
      put(
          out,
          "xl/workbook.xml",
          ("<workbook %s xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                  + "relationships\"><sheets>%s</sheets></workbook>")
              .formatted(MAIN, sheets));
      put(
          out,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>"
              .formatted(relations));
      put(
          out,
          "xl/styles.xml",
          "<styleSheet %s><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"
              .formatted(MAIN));
    }
    return bytes.toByteArray();
  }

  private static String contentTypes(int sheets) {
    String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml";
    StringBuilder types = new StringBuilder();
    String override = "<Override PartName=\"/xl/%s.xml\" ContentType=\"" + type + "\"/>";
    types.append(override.formatted("workbook", "sheet.main"));
    types.append(override.formatted("styles", "styles"));
    for (int sheet = 1; sheet <= sheets; sheet++) {
      types.append(override.formatted("worksheets/sheet" + sheet, "worksheet"));
    }
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">%s</Types>"
        .formatted(types);
  }

  private static void put(ZipOutputStream out, String name, String xml) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
  }
}
