package io.anabranch.cli.produce;

import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.Row;
import io.anabranch.files.row.RowReader;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.MessageMapping;
import io.anabranch.mapping.UnmappableException;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes messages of the rows of a file, one after the other. */
public final class MessageReader implements Closeable {

  private final RowReader rows;
  private final MessageMapping mapping;
  private final Consumer<String> notes;
  private int notesTold;
  private boolean textIsTold;

  /**
   * @param rows closed with this
   * @param notes told what was found out and not said by anybody, a sentence each
   */
  public MessageReader(RowReader rows, MessageMapping mapping, Consumer<String> notes) {
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
   * The next message; empty at the end.
   *
   * @throws BadRowException if what comes next is no message; the next call goes on after it
   */
  public Optional<PlacedMessage> next() throws IOException, BadRowException {
    tellNotes();
    Optional<Row> row = rows.next();
    if (row.isEmpty()) {
      return Optional.empty();
    }
    tellNotes();
    tellText(row.get());
    try {
      return Optional.of(new PlacedMessage(row.get().place(), mapping.map(row.get().values())));
    } catch (UnmappableException e) {
      throw new BadRowException(row.get().place(), String.valueOf(e.getMessage()));
    }
  }

  private void tellNotes() {
    rows.notes().stream().skip(notesTold).forEach(notes);
    notesTold = rows.notes().size();
  }

  private void tellText(Row row) {
    if (!textIsTold) {
      mapping
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
