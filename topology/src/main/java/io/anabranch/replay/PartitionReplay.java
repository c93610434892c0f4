package io.anabranch.replay;

import org.apache.kafka.common.TopicPartition;

/**
 * What a replay does to one partition of the input of an application.
 *
 * @param application that is set back
 * @param from offset that it is set back to
 * @param position offset where it is now
 * @param isCut whether older records were asked for that the topic no longer holds
 * @param tooOld of the records from there on, those so old that the join no longer holds their
 *     message: their results will be dropped
 */
public record PartitionReplay(
    String application,
    TopicPartition partition,
    long from,
    long position,
    boolean isCut,
    long tooOld) {

  public PartitionReplay {
    if (from < 0 || position < from || tooOld < 0) {
      throw new IllegalArgumentException(
          "%s of %s: from %d, position %d, too old %d"
              .formatted(partition, application, from, position, tooOld));
    }
  }

  /** Records that are processed again. */
  public long records() {
    return position - from;
  }

  /**
   * Computes it. A replay never goes forward: what an application has still to read stays ahead of
   * it.
   *
   * @param facts of the partition, when the replay was asked for
   */
  static PartitionReplay of(String application, PartitionFacts facts, ReplayStart start) {
    long wanted;
    boolean isCut;
    if (start instanceof ReplayStart.At at) {
      wanted = at.offset();
      isCut = wanted < facts.earliest();
    } else {
      wanted = start instanceof ReplayStart.Since ? facts.atStart() : facts.earliest();
      isCut = facts.earliest() > 0 && wanted <= facts.earliest();
    }
    long from = Math.min(Math.max(wanted, facts.earliest()), facts.position());
    long tooOld = Math.max(0, Math.min(facts.firstHeld(), facts.position()) - from);
    return new PartitionReplay(
        application, facts.partition(), from, facts.position(), isCut, tooOld);
  }
}
