package io.anabranch.cli.produce;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Formats of files of messages. */
public enum InputFormat {
  /** One text a line; empty lines are passed over. */
  TEXT,
  /** One JSON object a line, with the fields of Message. */
  JSONL,
  /** RFC 4180 with a header line of the fields of Message. */
  CSV;

  /** By the extension of the name: .jsonl, .ndjson, .json, .csv; everything else is text. */
  public static InputFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    return name.matches(".*\\.(jsonl|ndjson|json)") ? JSONL : TEXT;
  }

  /**
   * Begins to read.
   *
   * @param name of the input, for errors
   */
  public InputReader open(String name, BufferedReader in, MessageFields fields) throws IOException {
    return switch (this) {
      case TEXT -> new TextReader(name, in, fields);
      case JSONL -> new JsonLinesReader(name, in, fields);
      case CSV -> new CsvReader(name, in, fields);
    };
  }

  /** The name as in options and help. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
