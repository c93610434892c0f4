package io.anabranch.processor.textclassification;

import io.anabranch.processor.Options;
import io.anabranch.processor.djl.ModelFormat;
import io.anabranch.processor.djl.ModelLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which model, and how texts go through it.
 *
 * @param location of the model
 * @param labels names of the model's outputs, in place of those that its folder says
 * @param maxLength tokens after which a text is cut off, the special ones included
 * @param batchSize most texts in one pass through the model
 * @param tokenTypes whether to give a TorchScript model the types of the tokens; ONNX tells
 */
public record TextClassifierOptions(
    ModelLocation location,
    Optional<List<String>> labels,
    int maxLength,
    int batchSize,
    boolean tokenTypes) {

  private static final String MODEL = "model";
  private static final String FORMAT = "format";
  static final String LABELS = "labels";
  private static final String MAX_LENGTH = "max-length";
  private static final String BATCH_SIZE = "batch-size";
  private static final String TOKEN_TYPES = "token-types";

  static final Set<String> KEYS =
      Set.of(MODEL, FORMAT, LABELS, MAX_LENGTH, BATCH_SIZE, TOKEN_TYPES);

  /** The keys of these options and one more. */
  public static Set<String> keysWith(String key) {
    Set<String> keys = new TreeSet<>(KEYS);
    keys.add(key);
    return keys;
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if there is no model, or a value is not allowed
   */
  public static TextClassifierOptions from(Options options) {
    String model =
        options
            .text(MODEL)
            .filter(value -> !value.isBlank())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "option 'model' is missing; expected a folder or a file with a model, or a"
                            + " URL"));
    return new TextClassifierOptions(
        new ModelLocation(model, options.text(FORMAT).map(ModelFormat::named)),
        options.text(LABELS).map(TextClassifierOptions::labels),
        options.integer(MAX_LENGTH, 256, 3, 8192),
        options.integer(BATCH_SIZE, 32, 1, 1024),
        tokenTypes(options.text(TOKEN_TYPES).orElse("false")));
  }

  private static List<String> labels(String value) {
    List<String> labels = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    if (labels.size() < 2 || labels.contains("")) {
      throw new IllegalArgumentException(
          "option 'labels' is '%s'; allowed: two names or more, with commas".formatted(value));
    }
    return labels;
  }

  private static boolean tokenTypes(String value) {
    return switch (value.strip()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "option 'token-types' is '%s'; allowed: true, false".formatted(value));
    };
  }
}
