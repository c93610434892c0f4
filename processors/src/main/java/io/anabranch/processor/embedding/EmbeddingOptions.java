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
                "Numbers in which the model that ships multiplies; bf16 is about twice as fast on"
                    + " processors that have it.",
            standard = "fp32")
        Precision precision,
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

  /**
   * @throws IllegalArgumentException if a model of one's own is to have another precision
   */
  public EmbeddingOptions {
    if (model.isPresent() && precision != Precision.FP32) {
      throw new IllegalArgumentException(
          "option 'precision' is '%s'; a model of your own has its own: allowed with 'model' is %s"
              .formatted(precision, Precision.FP32));
    }
  }

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
