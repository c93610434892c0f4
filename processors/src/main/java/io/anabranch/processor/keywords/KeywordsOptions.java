package io.anabranch.processor.keywords;

import io.anabranch.processor.Option;
import java.nio.file.Path;
import java.util.Optional;

/** Options of {@link KeywordsProcessorFactory}. */
public record KeywordsOptions(
    @Option(doc = "Most keywords of a text.", standard = "15", least = 1, most = 100) int limit,
    @Option(doc = "File of a lexicon, in place of the one that ships.") Optional<Path> lexicon) {}
