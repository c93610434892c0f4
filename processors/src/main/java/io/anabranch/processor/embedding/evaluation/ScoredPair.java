package io.anabranch.processor.embedding.evaluation;

/**
 * Two texts, and how near they are in meaning.
 *
 * @param score on any scale, higher for nearer
 */
public record ScoredPair(double score, String first, String second) {}
