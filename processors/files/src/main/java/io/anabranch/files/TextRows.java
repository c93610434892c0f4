package io.anabranch.files;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.files.row.UnreadableFileException;
import io.anabranch.files.source.EncodedText;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** One text a line, under the name {@value #TEXT}; blank lines are passed over. */
public final class TextRows implements RowReader {

  /** Name of the one value of a row. */
  public static final String TEXT = "text";

  private final String name;
  private final EncodedText text;

  private TextRows(String name, EncodedText text) {
    this.name = name;
    this.text = text;
  }

  /**
   * Opens plain text.
   *
   * @throws UnreadableFileException if it is not text
   */
  static TextRows open(String name, InputStream in, FileOptions options) throws IOException {
    return new TextRows(name, EncodedText.open(name, in, options.encoding()));
  }

  /**
   * Opens text that somebody is still writing: no more of it is waited for than the next line.
   *
   * @param name for errors
   */
  public static TextRows live(String name, InputStream in, FileOptions options) {
    return new TextRows(name, EncodedText.live(name, in, options.encoding()));
  }

  @Override
  public Optional<Row> next() throws IOException {
    for (String line = text.readLine(); line != null; line = text.readLine()) {
      if (!line.isBlank()) {
        return Optional.of(
            new Row(
                name + ":" + text.line(), JsonNodeFactory.instance.objectNode().put(TEXT, line)));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> notes() {
    return text.notes();
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
