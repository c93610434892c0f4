package io.anabranch.processor.embedding;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Word pieces of texts, as the embedding model that ships reads them. */
public final class WordPieces {

  private WordPieces() {}

  /**
   * Counts them, with the two special ones of each text and without those beyond the window of the
   * model.
   *
   * @param models folder of models
   * @throws UncheckedIOException if there is no such model
   */
  public static long count(Path models, List<String> texts) {
    Path folder = models.resolve(DjlEmbedder.DIRECTORY);
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(folder)
            .optPadding(false)
            .optTruncation(true)
            .optMaxLength(EmbeddingOptions.defaults().maxLength())
            .build()) {
      return texts.stream().mapToLong(text -> tokenizer.encode(text).getIds().length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
