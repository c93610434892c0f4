package io.anabranch.processor.pos;

import io.anabranch.language.Languages;
import io.anabranch.processor.Option;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Options of {@link PosProcessorFactory}. */
public record PosOptions(
    @Option(doc = "File of a tagger of CoreNLP's, in place of the one that ships.")
        Optional<Path> model,
    @Option(
            doc = "File of such a tagger for another language than English.",
            keys = "LANG",
            allowed = "a path; LANG is a language as in BCP 47, such as de")
        Map<String, Path> models,
    @Option(doc = "File of another tagger, for English sentences written in one case alone.")
        Optional<Path> caselessModel,
    @Option(
            doc = "Most tokens of a sentence; longer ones are cut into pieces.",
            standard = "200",
            least = 1,
            most = 10_000)
        int maxSentenceLength) {

  /**
   * @throws IllegalArgumentException if a key of a model is not a language, or that of {@link
   *     #model}
   */
  public PosOptions {
    models = Map.copyOf(models);
    Languages.requireOthers(models.keySet());
  }
}
