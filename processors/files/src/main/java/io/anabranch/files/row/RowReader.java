package io.anabranch.files.row;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Reads rows one after the other. Not thread-safe. */
public interface RowReader extends Closeable {

  /**
   * The next row; empty at the end.
   *
   * @throws BadRowException if what comes next is no row; the next call goes on after it
   * @throws UnreadableFileException if nothing after it can be read
   */
  Optional<Row> next() throws IOException, BadRowException;

  /** Names of the columns of a table in their order; none if it is none. */
  default List<String> columns() {
    return List.of();
  }

  /** What was found out about the file and not told by anybody, a sentence each. */
  List<String> notes();
}
