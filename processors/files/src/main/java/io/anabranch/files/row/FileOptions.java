package io.anabranch.files.row;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What somebody says about a file, and need not be found out.
 *
 * @param format otherwise by the extension of the name, or text
 * @param encoding of text
 * @param delimiter of the columns of delimited text
 * @param columns names of the columns of a table without a header row
 * @param sheet of a workbook, by its name
 */
public record FileOptions(
    Optional<FileFormat> format,
    Optional<Charset> encoding,
    Optional<Character> delimiter,
    List<String> columns,
    Optional<String> sheet) {

  /** Nothing is said. */
  public static final FileOptions NONE =
      new FileOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public FileOptions {
    columns = List.copyOf(columns);
  }

  /** The same with a format. */
  public FileOptions with(FileFormat other) {
    return new FileOptions(Optional.of(other), encoding, delimiter, columns, sheet);
  }
}
