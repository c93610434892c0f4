package io.anabranch.status;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
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
 * @param missing topics that it reads or writes and that the cluster does not have
 */
public record ApplicationStatus(
    String application,
    Optional<GroupState> group,
    long in,
    long out,
    long lag,
    OptionalDouble rate,
    Optional<Duration> latency,
    long deadLetters,
    Set<String> missing) {

  /** With all its topics. */
  public ApplicationStatus(
      String application,
      Optional<GroupState> group,
      long in,
      long out,
      long lag,
      OptionalDouble rate,
      Optional<Duration> latency,
      long deadLetters) {
    this(application, group, in, out, lag, rate, latency, deadLetters, Set.of());
  }

  /**
   * The state in words: running, rebalancing, no members, not started, or which topics are missing.
   */
  public String state() {
    if (!missing.isEmpty()) {
      return (missing.size() == 1 ? "missing topic " : "missing topics ")
          + String.join(", ", new TreeSet<>(missing));
    }
    return switch (group.orElse(GroupState.UNKNOWN)) {
      case STABLE -> "running";
      case PREPARING_REBALANCE, COMPLETING_REBALANCE, ASSIGNING, RECONCILING, NOT_READY ->
          "rebalancing";
      case EMPTY, DEAD -> "no members";
      case UNKNOWN -> "not started";
    };
  }
}
