package io.anabranch.processor.pos;

import io.anabranch.processor.Option;
import java.nio.file.Path;
import java.util.Optional;

/** Options of {@link PosProcessorFactory}. */
public record PosOptions(
    @Option(doc = "File of a tagger of CoreNLP's, in place of the one that ships.")
        Optional<Path> model,
    @Option(doc = "File of another tagger, for sentences written in one case alone.")
        Optional<Path> caselessModel,
    @Option(
            doc = "Most tokens of a sentence; longer ones are cut into pieces.",
            standard = "200",
            least = 1,
            most = 10_000)
        int maxSentenceLength) {}
