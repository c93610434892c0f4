package io.anabranch.processor.keywords.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.anabranch.data.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads documents with keyphrases: from a folder with a {@code NAME.txt} and a {@code NAME.key} a
 * document, one keyphrase a line, or from JSON Lines with {@code text} and {@code keywords}.
 */
public final class KeyphraseDocuments {

  private static final String TEXT = ".txt";
  private static final String KEYS = ".key";
  private static final String EXPECTED_LINE =
      "{\"text\": \"...\", \"keywords\": [\"...\"]} on each line";
  private static final ObjectReader JSON =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private KeyphraseDocuments() {}

  /**
   * The documents of a folder, by name, or of a file, in its order.
   *
   * @throws IllegalArgumentException if a line is malformed, naming file and line, if a text lacks
   *     its keyphrases, or if there is no document that has any
   */
  public static List<KeyphraseDocument> read(Path data) {
    List<KeyphraseDocument> documents = Files.isDirectory(data) ? folder(data) : lines(data);
    if (documents.stream().allMatch(document -> document.keyphrases().isEmpty())) {
      throw new IllegalArgumentException(
          "%s: no document with keyphrases; expected a folder of NAME%s and NAME%s, or %s"
              .formatted(data, TEXT, KEYS, EXPECTED_LINE));
    }
    return documents;
  }

  private static List<KeyphraseDocument> folder(Path folder) {
    List<Path> texts;
    try (Stream<Path> files = Files.list(folder)) {
      texts = files.filter(file -> file.toString().endsWith(TEXT)).sorted().toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(folder + ": cannot be listed: " + e.getMessage(), e);
    }
    return texts.stream().map(KeyphraseDocuments::document).toList();
  }

  private static KeyphraseDocument document(Path file) {
    String name = file.getFileName().toString();
    Path keys = file.resolveSibling(name.substring(0, name.length() - TEXT.length()) + KEYS);
    if (!Files.exists(keys)) {
      throw new IllegalArgumentException(
          "%s: no such file; expected beside %s, with one keyphrase a line".formatted(keys, name));
    }
    String text = String.join("\n", Line.all(file).stream().map(Line::text).toList());
    if (text.isBlank()) {
      throw new IllegalArgumentException(file + ": text is blank");
    }
    return new KeyphraseDocument(
        text, Line.filled(keys).stream().map(line -> line.text().strip()).toList());
  }

  private static List<KeyphraseDocument> lines(Path file) {
    return Line.filled(file).stream().map(KeyphraseDocuments::parse).toList();
  }

  private static KeyphraseDocument parse(Line line) {
    JsonNode node;
    try {
      node = JSON.readTree(line.text());
    } catch (JsonProcessingException e) {
      throw line.bad(
          "not JSON at column %d; expected %s"
              .formatted(e.getLocation().getColumnNr(), EXPECTED_LINE));
    }
    JsonNode text = node.path("text");
    JsonNode keywords = node.path("keywords");
    if (!text.isTextual() || text.asText().isBlank() || !keywords.isArray()) {
      throw line.bad("no 'text', or no list of 'keywords'; expected " + EXPECTED_LINE);
    }
    List<String> keyphrases = new ArrayList<>();
    for (JsonNode keyword : keywords) {
      if (!keyword.isTextual()) {
        throw line.bad("a keyword is no string; expected " + EXPECTED_LINE);
      }
      if (!keyword.asText().isBlank()) {
        keyphrases.add(keyword.asText());
      }
    }
    return new KeyphraseDocument(text.asText(), keyphrases);
  }
}
