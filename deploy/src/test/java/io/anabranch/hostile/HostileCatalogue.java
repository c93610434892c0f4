package io.anabranch.hostile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes and reads the catalogue of hostile inputs: one in JSON a line, in ASCII. */
public final class HostileCatalogue {

  /** A word that stands in many inputs, and must stand in no log. */
  public static final String MARKER = "Zyzzyvaquokka";

  /** Messages of which only the text is odd. */
  static final String TEXTS = "texts.jsonl";

  /** Records of which something else is odd. */
  static final String RECORDS = "records.jsonl";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private HostileCatalogue() {}

  /**
   * Writes the catalogue.
   *
   * @param args the folder to write to
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (var file : files().entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.US_ASCII);
    }
  }

  /** Every input of a folder, in the order of its files. */
  public static List<HostileInput> read(Path folder) throws IOException {
    try (Stream<String> texts = Files.lines(folder.resolve(TEXTS));
        Stream<String> records = Files.lines(folder.resolve(RECORDS))) {
      return Stream.concat(texts, records).map(HostileCatalogue::parse).toList();
    }
  }

  /** Name and content of each file. */
  static SortedMap<String, String> files() {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(
        TEXTS,
        lines(
            Stream.of(
                EmptyTexts.inputs(),
                UnicodeTexts.inputs(),
                ScriptTexts.inputs(),
                MarkupTexts.inputs(),
                LongTexts.inputs())));
    files.put(RECORDS, lines(Stream.of(BadValues.inputs(), OddRecords.inputs())));
    return files;
  }

  private static String lines(Stream<List<HostileInput>> groups) {
    return groups
        .flatMap(List::stream)
        .map(input -> format(input) + "\n")
        .collect(Collectors.joining());
  }

  private static String format(HostileInput input) {
    try {
      return JSON.writeValueAsString(input);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("input '" + input.id() + "' cannot be written", e);
    }
  }

  private static HostileInput parse(String line) {
    try {
      return JSON.readValue(line, HostileInput.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the catalogue cannot be read", e);
    }
  }
}
