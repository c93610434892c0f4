package io.anabranch.processor.keywords;

import io.anabranch.processor.Option;

/** Options of {@link KeywordsProcessorFactory}. */
public record KeywordsOptions(
    @Option(doc = "Most keywords of a text.", standard = "15", least = 1, most = 100) int limit,
    @Option(
            doc = "Whether the general risks that ship are found beside the terms of the lexicon.",
            standard = "true")
        boolean generalRisks) {}
