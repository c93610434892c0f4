package io.anabranch.files;

import io.anabranch.files.json.JsonRows;
import io.anabranch.files.mail.MailRows;
import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.files.source.Unpacked;
import io.anabranch.files.table.DelimitedRows;
import io.anabranch.files.table.SheetRows;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens files of rows of every format, packed or not. */
public final class RowFiles {

  /** So much of a file is looked at to find out about the rest. */
  static final int SAMPLE_BYTES = 1 << 20;

  private RowFiles() {}

  /**
   * Opens a file.
   *
   * @throws UnreadableFileException if it cannot be read, or is of no known format
   */
  public static RowReader open(Path file, FileOptions options) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UnreadableFileException(file.toString(), "no such file, or it cannot be read");
    }
    return open(file.toString(), Files.newInputStream(file), options);
  }

  /**
   * Opens what comes from elsewhere. Closes it if that fails.
   *
   * @param name for errors, and for the format
   * @throws UnreadableFileException if it cannot be read, or is of no known format
   */
  public static RowReader open(String name, InputStream in, FileOptions options)
      throws IOException {
    try {
      BufferedInputStream bytes = new BufferedInputStream(in, SAMPLE_BYTES);
      return switch (Packing.of(bytes)) {
        case GZIP -> open(stripped(name), Unpacked.gzip(name, bytes), options);
        case ZIP -> zip(name, bytes, options);
        case OLE ->
            throw new UnreadableFileException(
                name, "an Excel workbook of the old format (.xls); save it as .xlsx, or as CSV");
        case NONE -> plain(name, bytes, options);
      };
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static RowReader zip(String name, InputStream in, FileOptions options)
      throws IOException {
    boolean isSheet =
        options.format().or(() -> FileFormat.of(name)).filter(FileFormat.XLSX::equals).isPresent();
    return isSheet ? SheetRows.open(name, in, options) : new ZippedRows(name, in, options);
  }

  static RowReader plain(String name, InputStream in, FileOptions options) throws IOException {
    FileFormat format = options.format().or(() -> FileFormat.of(name)).orElse(FileFormat.TEXT);
    return switch (format) {
      case XLSX ->
          throw new UnreadableFileException(
              name, "not an Excel workbook (.xlsx); save it as one, or as CSV");
      case MBOX, EML -> MailRows.open(name, in, format, options);
      case JSON -> JsonRows.open(name, in, options);
      case CSV, TSV -> DelimitedRows.open(name, in, options.with(format));
      case TEXT -> TextRows.open(name, in, options);
    };
  }

  private static String stripped(String name) {
    return name.replaceFirst("(?i)\\.gz$", "");
  }
}
