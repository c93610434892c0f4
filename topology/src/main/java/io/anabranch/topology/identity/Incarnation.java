package io.anabranch.topology.identity;

/**
 * The topic of messages from its creation to its deletion. One that is made again under the same
 * name is another incarnation, whose offsets begin anew.
 *
 * @param topicId that the brokers gave it
 * @param isAppendTime whether its timestamps are the brokers' ({@code LogAppendTime}), so that they
 *     rise over its incarnations too; otherwise they are the producers'
 */
public record Incarnation(String topicId, boolean isAppendTime) {

  /**
   * Whether a message of a partition came before another one: by timestamp and offset where the
   * brokers set the timestamp, and by offset otherwise.
   */
  public boolean isBefore(Place one, Place other) {
    if (isAppendTime) {
      int byTime = one.timestamp().compareTo(other.timestamp());
      if (byTime != 0) {
        return byTime < 0;
      }
    }
    return one.offset() < other.offset();
  }
}
