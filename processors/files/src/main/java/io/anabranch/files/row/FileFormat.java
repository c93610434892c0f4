package io.anabranch.files.row;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Formats of files of rows. */
public enum FileFormat {
  /** One text a line; blank lines are passed over. */
  TEXT("txt text log"),
  /** JSON objects: one a line, or in an array, or one after the other. */
  JSON("json jsonl ndjson"),
  /** Delimited text, with a header row. */
  CSV("csv"),
  /** The same with tabs. */
  TSV("tsv tab"),
  /** The first sheet of an Excel workbook that is not hidden, with a header row. */
  XLSX("xlsx xlsm"),
  /** Mails of a mailbox. */
  MBOX("mbox mbx"),
  /** One mail. */
  EML("eml");

  /** With blanks between them. */
  private final String extensions;

  FileFormat(String extensions) {
    this.extensions = extensions;
  }

  /** By the extension of a name, whatever its case; empty if none has it. */
  public static Optional<FileFormat> of(String name) {
    String file = Path.of(name).getFileName().toString().toLowerCase(Locale.ROOT);
    String extension = file.substring(file.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(format -> List.of(format.extensions.split(" ")).contains(extension))
        .findFirst();
  }

  /** The name as in options and help. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
