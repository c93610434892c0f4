package io.anabranch.topology.stage;

import io.anabranch.topology.limit.InferenceLimit;

/**
 * What a stage takes, takes for it, and gives at most.
 *
 * @param text longest text, in UTF-16 code units
 * @param batch most documents that the processor is given at once
 * @param inference how long the model may take
 * @param record largest record that it writes, in bytes with key and headers
 */
public record StageLimits(int text, int batch, InferenceLimit inference, int record) {}
