package io.anabranch.cli.demo;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.produce.MessageReader;
import io.anabranch.cli.produce.MessageReader.PlacedMessage;
import io.anabranch.files.RowFiles;
import io.anabranch.files.row.BadRowException;
import io.anabranch.files.row.FileOptions;
import io.anabranch.files.row.RowReader;
import io.anabranch.mapping.MappedMessage;
import io.anabranch.mapping.RecordMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the messages of a demo. */
public final class DemoMessages {

  private DemoMessages() {}

  /**
   * All messages of a file.
   *
   * @throws CommandFailedException if there is none, or a line is no message
   */
  public static List<MappedMessage> read(Path file) throws IOException {
    List<MappedMessage> messages = new ArrayList<>();
    try (RowReader rows = RowFiles.open(file, FileOptions.NONE);
        MessageReader reader = new MessageReader(rows, RecordMapping.PLAIN, note -> {})) {
      for (Optional<PlacedMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
        messages.add(next.get().message());
      }
    } catch (BadRowException e) {
      throw new CommandFailedException(e.getMessage(), e);
    }
    if (messages.isEmpty()) {
      throw new CommandFailedException(file + " holds no messages");
    }
    return messages;
  }

  /** The messages over and over, each time under new keys, up to a count. */
  public static List<MappedMessage> repeat(List<MappedMessage> messages, int count) {
    List<MappedMessage> repeated = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      MappedMessage message = messages.get(i % messages.size());
      int round = i / messages.size();
      String key =
          message.key() == null || round == 0 ? message.key() : message.key() + "-" + round;
      repeated.add(new MappedMessage(key, message.message()));
    }
    return repeated;
  }
}
