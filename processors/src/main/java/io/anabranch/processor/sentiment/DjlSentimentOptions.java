package io.anabranch.processor.sentiment;

import io.anabranch.processor.Option;
import io.anabranch.processor.textclassification.TextClassifierOptions;

/** Options of {@link DjlSentimentFactory}. */
public record DjlSentimentOptions(
    TextClassifierOptions classifier,
    @Option(
            doc = "What the stronger pole must be ahead of the other for a text not to be neutral.",
            standard = "0",
            least = 0,
            most = 0.9)
        double neutralMargin) {}
