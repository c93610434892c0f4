package io.anabranch.cli.bench.latency;

/**
 * A pace at which latency is measured.
 *
 * @param name in keys
 * @param share of the throughput
 * @param size messages that are sent, to those of a round: at a slow pace fewer
 */
record Load(String name, double share, double size) {}
