package io.anabranch.processor.linear.model;

/**
 * What a model says about one label.
 *
 * @param label name of the label
 * @param probability from 0 to 1; those of all labels add up to 1
 * @param given whether the probability reaches the label's threshold
 */
public record LabelScore(String label, double probability, boolean given) {}
