package io.anabranch.compare;

import io.anabranch.replay.ReplayStart;
import org.apache.kafka.common.TopicPartition;

/**
 * What a comparison reads of one partition.
 *
 * @param from first offset
 * @param end offset after the last record
 * @param isCut whether older records were asked for that the topic no longer holds
 */
public record ComparisonRange(TopicPartition partition, long from, long end, boolean isCut) {

  public ComparisonRange {
    if (from < 0 || end < from) {
      throw new IllegalArgumentException("%s: from %d, end %d".formatted(partition, from, end));
    }
  }

  /**
   * Computes it.
   *
   * @param earliest first offset of the partition
   * @param end offset after its last record
   * @param since first offset from the time on that was asked for, if one was; the end if there is
   *     none
   */
  static ComparisonRange of(
      TopicPartition partition, ReplayStart start, long earliest, long end, long since) {
    long wanted;
    boolean isCut;
    if (start instanceof ReplayStart.At at) {
      wanted = at.offset();
      isCut = wanted < earliest;
    } else {
      wanted = start instanceof ReplayStart.Since ? since : earliest;
      isCut = earliest > 0 && wanted <= earliest;
    }
    return new ComparisonRange(partition, Math.min(Math.max(wanted, earliest), end), end, isCut);
  }

  /** Records that are read. */
  public long records() {
    return end - from;
  }
}
