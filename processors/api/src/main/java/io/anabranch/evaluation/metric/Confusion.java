package io.anabranch.evaluation.metric;

/**
 * What was taken for what.
 *
 * @param expected the right class
 * @param answered the class given, another one
 * @param cases how often
 */
public record Confusion(String expected, String answered, int cases) {}
