package io.anabranch.status;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.GroupState;

/**
 * How one application does.
 *
 * @param application its name, without the prefix
 * @param group state of its consumer group; empty if there is none yet
 * @param in records that it has read, of those that its input topics still hold
 * @param out records that its output topic holds
 * @param lag records that it has still to read
 * @param rate results a second since the sample before; empty in the first one
 * @param latency median of recent results, from the time of the message to that of the result;
 *     empty if there are none
 * @param deadLetters records in the topic of dead letters that it could not process
 */
public record ApplicationStatus(
    String application,
    Optional<GroupState> group,
    long in,
    long out,
    long lag,
    OptionalDouble rate,
    Optional<Duration> latency,
    long deadLetters) {

  /** The state in words: running, rebalancing, no members, not started. */
  public String state() {
    return switch (group.orElse(GroupState.UNKNOWN)) {
      case STABLE -> "running";
      case PREPARING_REBALANCE, COMPLETING_REBALANCE, ASSIGNING, RECONCILING, NOT_READY ->
          "rebalancing";
      case EMPTY, DEAD -> "no members";
      case UNKNOWN -> "not started";
    };
  }
}
