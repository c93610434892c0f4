package io.anabranch.processor.classification;

import io.anabranch.processor.Option;
import io.anabranch.processor.textclassification.TextClassifierOptions;

/** Options of {@link DjlClassificationFactory}. */
public record DjlClassificationOptions(
    TextClassifierOptions classifier,
    @Option(
            doc = "Probability from which on a label is given.",
            standard = "0.5",
            least = 0,
            most = 1)
        double threshold) {}
