package io.anabranch.processor.textclassification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a model's folder says about it, in the files {@value #CONFIG} of Hugging Face and {@value
 * #LABELS}.
 *
 * @param labels in the order of the model's outputs; none if they are not said
 * @param multiLabel whether labels do not exclude one another, so that each has a probability of
 *     its own
 * @param positions most tokens that the model takes, if said
 */
record ClassifierConfig(List<String> labels, boolean multiLabel, OptionalInt positions) {

  static final String CONFIG = "config.json";
  static final String LABELS = "labels.txt";

  private static final JsonMapper JSON = new JsonMapper();

  ClassifierConfig {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a folder.
   *
   * @throws IOException if a file in it is malformed
   */
  static ClassifierConfig read(Path folder) throws IOException {
    Path config = folder.resolve(CONFIG);
    JsonNode root = Files.exists(config) ? JSON.readTree(config.toFile()) : JSON.createObjectNode();
    JsonNode positions = root.path("max_position_embeddings");
    return new ClassifierConfig(
        labels(folder, root),
        root.path("problem_type").asText().equals("multi_label_classification"),
        positions.isInt() ? OptionalInt.of(positions.asInt()) : OptionalInt.empty());
  }

  private static List<String> labels(Path folder, JsonNode root) throws IOException {
    Path file = folder.resolve(LABELS);
    if (Files.exists(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        return lines.map(String::strip).filter(line -> !line.isEmpty()).toList();
      }
    }
    Map<Integer, String> byOutput = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : root.path("id2label").properties()) {
      try {
        byOutput.put(Integer.valueOf(entry.getKey()), entry.getValue().asText());
      } catch (NumberFormatException e) {
        throw new IOException(
            "%s: 'id2label' has the key '%s'; expected numbers"
                .formatted(folder.resolve(CONFIG), entry.getKey()),
            e);
      }
    }
    return List.copyOf(byOutput.values());
  }
}
