package io.anabranch.replay;

import org.apache.kafka.common.TopicPartition;

/**
 * A partition of the input of an application, as the cluster has it.
 *
 * @param earliest first offset
 * @param position where the application continues
 * @param atStart first offset from the time on that was asked for; the end if there is none, the
 *     earliest if no time was
 * @param firstHeld first offset that is young enough for the join to hold its message
 */
record PartitionFacts(
    TopicPartition partition, long earliest, long position, long atStart, long firstHeld) {}
