package io.anabranch.processor.textclassification;

import io.anabranch.models.torchscript.BagOfWords;
import io.anabranch.processor.BuildFolders;
import io.anabranch.processor.Models;
import io.anabranch.processor.embedding.DjlEmbedder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Models that the tests write. */
public final class SmallModels {

  private static final Path MODELS = BuildFolders.models();

  private SmallModels() {}

  /** Negative, neutral, positive; {@code [CLS]}, which every text has, says neutral. */
  public static BagOfWords polarity() throws IOException {
    return new BagOfWords(
        tokenizers(),
        Map.of(
            "[CLS]",
            List.of(0.0, 1.0, 0.0),
            "great",
            List.of(0.0, 0.0, 6.0),
            "terrible",
            List.of(6.0, 0.0, 0.0)));
  }

  /** Negative and positive. */
  static BagOfWords twoClasses() throws IOException {
    return new BagOfWords(
        tokenizers(), Map.of("great", List.of(0.0, 6.0), "terrible", List.of(6.0, 0.0)));
  }

  /** Billing, delivery and other. */
  public static BagOfWords topics() throws IOException {
    return new BagOfWords(
        tokenizers(),
        Map.of(
            "[CLS]",
            List.of(0.0, 0.0, 1.0),
            "invoice",
            List.of(4.0, 0.0, 0.0),
            "parcel",
            List.of(0.0, 4.0, 0.0)));
  }

  /** Where the tokenizer is. */
  static Path tokenizers() {
    return MODELS.resolve(DjlEmbedder.DIRECTORY);
  }

  /** Without an embedder, which these models do not need. */
  public static Models none() {
    return new Models(
        MODELS,
        () -> {
          throw new AssertionError("no embedder is needed");
        });
  }
}
