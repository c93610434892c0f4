package io.anabranch.processor.embedding;

import io.anabranch.processor.Option;
import io.anabranch.processor.Options;
import io.anabranch.processor.djl.ModelFormat;
import java.util.Map;
import java.util.Optional;

/** How texts are embedded. */
public record EmbeddingOptions(
    @Option(
            doc = "Folder, file or URL of a model, in place of the one that ships.",
            allowed = "a folder, a file or a URL")
        Optional<String> model,
    @Option(doc = "Format of the model, where a folder has it in both.")
        Optional<ModelFormat> format,
    @Option(
            doc =
                "Tokens that the model reads at once, the two special ones included; longer texts are"
                    + " read in windows.",
            standard = "256",
            least = 3,
            most = 8192)
        int maxLength,
    @Option(
            doc = "Most windows of a text; of a longer one so many are read, spread over it.",
            standard = "16",
            least = 1,
            most = 10_000)
        int maxWindows,
    @Option(
            doc = "Most texts in one pass through the model.",
            standard = "32",
            least = 1,
            most = 1024)
        int batchSize) {

  TextWindows windows() {
    return new TextWindows(maxLength, maxWindows);
  }

  public static EmbeddingOptions defaults() {
    return from(Map.of());
  }

  /**
   * Reads options.
   *
   * @throws IllegalArgumentException if a key is unknown or a value not allowed
   */
  public static EmbeddingOptions from(Map<String, String> values) {
    return Options.read(EmbeddingOptions.class, values);
  }
}
