package io.anabranch.processor.checklists;

import io.anabranch.processor.Option;

/**
 * Options of {@link ChecklistsProcessorFactory}. With the default threshold, as many messages that
 * need no checklist get one as messages that need one get none, on {@code
 * testdata/checklist-matching/dev.tsv} with the embedding model that ships.
 */
public record ChecklistsOptions(
    @Option(doc = "Most matches of a message.", standard = "3", least = 1, most = 100) int limit,
    @Option(
            doc = "Least cosine similarity of the best match.",
            standard = "0.46",
            least = -1,
            most = 1)
        double threshold) {}
