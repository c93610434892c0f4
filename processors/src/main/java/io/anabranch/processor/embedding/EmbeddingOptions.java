package io.anabranch.processor.embedding;

import io.anabranch.processor.Options;
import io.anabranch.processor.djl.ModelFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How texts are embedded.
 *
 * @param model folder, file or URL of a model; without it, the one that the build prepared
 * @param format of the model, where a folder has it in both
 * @param maxLength tokens after which a text is cut off, the two special ones included
 * @param batchSize most texts in one pass through the model
 */
public record EmbeddingOptions(
    Optional<String> model, Optional<ModelFormat> format, int maxLength, int batchSize) {

  private static final String MODEL = "model";
  private static final String FORMAT = "format";
  private static final String MAX_LENGTH = "max-length";
  private static final String BATCH_SIZE = "batch-size";

  public static EmbeddingOptions defaults() {
    return from(Map.of());
  }

  /**
   * Reads options by the keys {@code model}, {@code format}, {@code max-length} and {@code
   * batch-size}.
   *
   * @throws IllegalArgumentException if a key is unknown or a value not allowed
   */
  public static EmbeddingOptions from(Map<String, String> values) {
    Options options = Options.of(values, Set.of(MODEL, FORMAT, MAX_LENGTH, BATCH_SIZE));
    Optional<String> model = options.text(MODEL);
    if (model.filter(String::isBlank).isPresent()) {
      throw new IllegalArgumentException(
          "option '" + MODEL + "' is blank; allowed: a folder, a file or a URL");
    }
    return new EmbeddingOptions(
        model,
        options.text(FORMAT).map(ModelFormat::named),
        options.integer(MAX_LENGTH, 256, 3, 8192),
        options.integer(BATCH_SIZE, 32, 1, 1024));
  }
}
