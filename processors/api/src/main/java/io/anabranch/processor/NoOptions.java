package io.anabranch.processor;

/** The options of a processor that has none. */
public record NoOptions() {}
