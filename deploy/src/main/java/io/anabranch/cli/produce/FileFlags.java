package io.anabranch.cli.produce;

import io.anabranch.files.row.FileFormat;
import io.anabranch.files.row.FileOptions;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is written, as far as that is not to be found out. */
final class FileFlags {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "${COMPLETION-CANDIDATES}; otherwise by the extension of the file, or text: one message a",
        "line. Tables have the names of their columns in the first row. What is in .gz or .zip is",
        "read as if it were not."
      })
  @Nullable FileFormat format;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Such as windows-1252; otherwise found out, and said if it is not UTF-8.")
  @Nullable String encoding;

  @Option(
      names = "--delimiter",
      paramLabel = "CHAR",
      description = "Between the columns of a table, \\t for a tab; otherwise found out.")
  @Nullable String delimiter;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Names of the columns of a table without such a row, with commas.")
  List<String> columns = new ArrayList<>();

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "Sheet of a workbook; otherwise the first.")
  @Nullable String sheet;

  /**
   * What they say.
   *
   * @throws ConfigException that names the option whose value is not allowed
   */
  FileOptions options() {
    return new FileOptions(
        Optional.ofNullable(format),
        Optional.ofNullable(encoding).map(FileFlags::charset),
        Optional.ofNullable(delimiter).map(FileFlags::character),
        columns,
        Optional.ofNullable(sheet));
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ConfigException(
          "--encoding", name, "allowed are names such as UTF-8, UTF-16LE or windows-1252");
    }
  }

  private static char character(String text) {
    String delimiter = text.equals("\\t") ? "\t" : text;
    if (delimiter.length() != 1) {
      throw new ConfigException("--delimiter", text, "allowed is one character, or \\t");
    }
    return delimiter.charAt(0);
  }
}
