package io.anabranch.processor.linear.features;

/**
 * A feature that the model knows.
 *
 * @param block where it belongs
 * @param text the n-gram
 * @param documents number of training texts that have it
 */
public record Term(FeatureBlock block, String text, int documents) {}
