package io.anabranch.processor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The texts of the catalogue under {@code testdata/hostile} that every stage must enrich. */
public final class HostileTexts {

  private static final Path FILE =
      BuildFolders.testdata().resolve("hostile").resolve("texts.jsonl");

  private HostileTexts() {}

  /** Id of each input to its text. */
  public static Map<String, String> enriched() {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonMapper json = new JsonMapper();
    try (Stream<String> lines = Files.lines(FILE)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode input = json.readTree(line);
        if (input.get("failed").isEmpty()) {
          texts.put(input.get("id").asText(), text(input.get("text")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  private static String text(JsonNode pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(
        piece -> text.append(piece.get("unit").asText().repeat(piece.get("times").asInt())));
    return text.toString();
  }
}
