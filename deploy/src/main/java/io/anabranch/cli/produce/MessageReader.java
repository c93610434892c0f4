package io.anabranch.cli.produce;

import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.RecordMapping;
import io.anabranch.mapping.UnmappableException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes messages of the rows of a file, one after the other. */
public final class MessageReader implements Closeable {

  private final RowReader rows;
  private final RecordMapping mapping;
  private final Consumer<String> notes;
  private int notesTold;
  private long read;
  private long leftOut;
  private boolean textIsTold;

  /**
   * @param rows closed with this
   * @param notes told what was found out and not said by anybody, a sentence each
   */
  public MessageReader(RowReader rows, RecordMapping mapping, Consumer<String> notes) {
    this.rows = rows;
    this.mapping = mapping;
    this.notes = notes;
  }

  /**
   * A message, and where it is.
   *
   * @param place for people
   */
  public record PlacedMessage(String place, MappedMessage message) {}

  /**
   * The next message; empty at the end. Rows that the mapping leaves out are passed over.
   *
   * @throws BadRowException if what comes next is no message; the next call goes on after it
   */
  public Optional<PlacedMessage> next() throws IOException, BadRowException {
    Optional<PlacedMessage> message = Optional.empty();
    while (message.isEmpty()) {
      tellNotes();
      Optional<Row> row = nextRow();
      if (row.isEmpty()) {
        break;
      }
      tellNotes();
      tellText(row.get());
      message = message(row.get());
      leftOut += message.isEmpty() ? 1 : 0;
    }
    return message;
  }

  /** Passes over rows, whatever is in them. */
  public void skip(long count) throws IOException {
    while (read < count) {
      try {
        if (nextRow().isEmpty()) {
          return;
        }
      } catch (BadRowException e) {
        // It was skipped before.
      }
    }
  }

  /** How many rows have been read or passed over. */
  public long rows() {
    return read;
  }

  private Optional<Row> nextRow() throws IOException, BadRowException {
    try {
      Optional<Row> row = rows.next();
      read += row.isPresent() ? 1 : 0;
      return row;
    } catch (BadRowException e) {
      read++;
      throw e;
    }
  }

  /** How many rows the mapping has left out. */
  public long leftOut() {
    return leftOut;
  }

  private Optional<PlacedMessage> message(Row row) throws BadRowException {
    try {
      return mapping.map(row.values()).map(mapped -> new PlacedMessage(row.place(), mapped));
    } catch (UnmappableException e) {
      throw new BadRowException(row.place(), String.valueOf(e.getMessage()));
    }
  }

  private void tellNotes() {
    rows.notes().stream().skip(notesTold).forEach(notes);
    notesTold = rows.notes().size();
  }

  private void tellText(Row row) {
    if (!textIsTold) {
      mapping
          .messages()
          .textField(row.values())
          .ifPresent(
              field -> {
                textIsTold = true;
                notes.accept(
                    "%s: the text is read from '%s'; --text-field says otherwise"
                        .formatted(row.place(), field));
              });
    }
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
