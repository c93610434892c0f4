package io.anabranch.topology;

/**
 * What a stage takes in and gives out at most.
 *
 * @param text longest text, in UTF-16 code units
 * @param batch most documents that the processor is given at once
 * @param record largest record that it writes, in bytes with key and headers
 */
public record StageLimits(int text, int batch, int record) {}
