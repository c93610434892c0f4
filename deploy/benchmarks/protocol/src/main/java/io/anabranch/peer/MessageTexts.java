package io.anabranch.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The texts of a file of messages. */
final class MessageTexts {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MessageTexts() {}

  /**
   * The texts over and over, up to a count.
   *
   * @param file JSON lines with a field {@code text}
   * @throws IOException if the file cannot be read, is not JSON, or is empty
   */
  static List<String> repeat(Path file, int count) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        texts.add(JSON.readTree(line).path("text").asText());
      }
    }
    if (texts.isEmpty()) {
      throw new IOException(file + " holds no messages");
    }
    List<String> repeated = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      repeated.add(texts.get(i % texts.size()));
    }
    return repeated;
  }
}
