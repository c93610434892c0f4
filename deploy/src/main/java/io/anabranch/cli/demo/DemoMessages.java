package io.anabranch.cli.demo;

import io.anabranch.cli.context.CommandFailedException;
import io.anabranch.cli.produce.BadLineException;
import io.anabranch.cli.produce.InputFormat;
import io.anabranch.cli.produce.InputMessage;
import io.anabranch.cli.produce.InputReader;
import io.anabranch.cli.produce.MessageFields;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the messages of a demo. */
public final class DemoMessages {

  private DemoMessages() {}

  /**
   * All messages of a file.
   *
   * @throws CommandFailedException if there is none, or a line is no message
   */
  public static List<InputMessage> read(Path file) throws IOException {
    List<InputMessage> messages = new ArrayList<>();
    MessageFields fields = new MessageFields(Map.of(), null);
    try (BufferedReader in = Files.newBufferedReader(file);
        InputReader reader = InputFormat.of(file).open(file.toString(), in, fields)) {
      for (Optional<InputMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
        messages.add(next.get());
      }
    } catch (BadLineException e) {
      throw new CommandFailedException(e.getMessage(), e);
    }
    if (messages.isEmpty()) {
      throw new CommandFailedException(file + " holds no messages");
    }
    return messages;
  }

  /** The messages over and over, each time under new keys, up to a count. */
  public static List<InputMessage> repeat(List<InputMessage> messages, int count) {
    List<InputMessage> repeated = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      InputMessage message = messages.get(i % messages.size());
      int round = i / messages.size();
      String key =
          message.key() == null || round == 0 ? message.key() : message.key() + "-" + round;
      repeated.add(new InputMessage(key, message.message()));
    }
    return repeated;
  }
}
