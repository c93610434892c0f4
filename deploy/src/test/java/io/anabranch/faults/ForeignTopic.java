package io.anabranch.faults;

import java.util.Map;

/**
 * A topic of others with more partitions than the pipeline has. Record {@code i} is on partition
 * {@code i} modulo 50, and its text is the topic's name and {@code i}, so that the offsets of such
 * topics are equal and their texts are not.
 */
interface ForeignTopic {

  int PARTITIONS = 50;

  String name();

  /** Keys of the configuration by which the intake reads it. */
  Map<String, String> settings();

  /** Registers what its records need; the topic is there. */
  default void prepare(Trial trial) throws Exception {}

  /** Writes records, from one number up to before another. */
  void send(Trial trial, int from, int end) throws Exception;

  /** The text of the record at a place. */
  default String text(int partition, long offset) {
    return text(Math.toIntExact(offset * PARTITIONS + partition));
  }

  default String text(int number) {
    return name() + " " + number;
  }
}
