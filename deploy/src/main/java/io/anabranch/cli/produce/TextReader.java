package io.anabranch.cli.produce;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One text a line; empty lines are passed over. */
final class TextReader implements InputReader {

  private final String name;
  private final BufferedReader in;
  private final MessageFields fields;
  private long line;

  TextReader(String name, BufferedReader in, MessageFields fields) {
    this.name = name;
    this.in = in;
    this.fields = fields;
  }

  @Override
  public Optional<InputMessage> next() throws IOException, BadLineException {
    for (String text = in.readLine(); text != null; text = in.readLine()) {
      line++;
      if (!text.isBlank()) {
        try {
          return Optional.of(fields.message(Map.of(MessageFields.TEXT, text)));
        } catch (IllegalArgumentException e) {
          throw new BadLineException(name, line, e.getMessage());
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
