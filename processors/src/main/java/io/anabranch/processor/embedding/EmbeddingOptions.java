package io.anabranch.processor.embedding;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How texts are embedded.
 *
 * @param model folder or URL of a model; without it, the one that the build prepared
 * @param maxLength tokens after which a text is cut off, the two special ones included
 * @param batchSize most texts in one pass through the model
 */
public record EmbeddingOptions(Optional<String> model, int maxLength, int batchSize) {

  private static final String MODEL = "model";
  private static final String MAX_LENGTH = "max-length";
  private static final String BATCH_SIZE = "batch-size";
  private static final SortedSet<String> KEYS =
      new TreeSet<>(Set.of(MODEL, MAX_LENGTH, BATCH_SIZE));

  private static final int DEFAULT_MAX_LENGTH = 256;
  private static final int DEFAULT_BATCH_SIZE = 32;

  /**
   * @throws IllegalArgumentException if a value is not allowed
   */
  public EmbeddingOptions {
    if (model.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException(
          "option '" + MODEL + "' is blank: allowed is a folder or a URL");
    }
    checkRange(MAX_LENGTH, maxLength, 3, 8192);
    checkRange(BATCH_SIZE, batchSize, 1, 1024);
  }

  public static EmbeddingOptions defaults() {
    return new EmbeddingOptions(Optional.empty(), DEFAULT_MAX_LENGTH, DEFAULT_BATCH_SIZE);
  }

  /**
   * Reads options by the keys {@code model}, {@code max-length} and {@code batch-size}.
   *
   * @throws IllegalArgumentException if a key is unknown or a value not allowed
   */
  public static EmbeddingOptions from(Map<String, String> options) {
    for (String key : options.keySet()) {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("unknown option '" + key + "': allowed are " + KEYS);
      }
    }
    return new EmbeddingOptions(
        Optional.ofNullable(options.get(MODEL)),
        number(options, MAX_LENGTH, DEFAULT_MAX_LENGTH),
        number(options, BATCH_SIZE, DEFAULT_BATCH_SIZE));
  }

  private static int number(Map<String, String> options, String key, int otherwise) {
    String value = options.get(key);
    if (value == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "option '" + key + "' is '" + value + "': allowed is a whole number", e);
    }
  }

  private static void checkRange(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "option '%s' is %d: allowed are %d to %d".formatted(key, value, least, most));
    }
  }
}
