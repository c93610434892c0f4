package io.anabranch.processor.sentiment;

import io.anabranch.processor.Option;
import java.util.Optional;

/** Options of {@link CoreNlpSentimentFactory}. */
public record CoreNlpSentimentOptions(
    @Option(doc = "Parser to have, and no other; by default shift-reduce where it is there.")
        Optional<Parser> parser,
    @Option(doc = "Most tokens that are parsed together.", standard = "60", least = 1, most = 200)
        int maxSentenceLength,
    @Option(
            doc = "Number of tokens after which no other sentence is read.",
            standard = "300",
            least = 1,
            most = 100_000)
        int maxTokens) {

  /** A parser of CoreNLP's. */
  public enum Parser {
    PCFG,
    SHIFT_REDUCE
  }
}
