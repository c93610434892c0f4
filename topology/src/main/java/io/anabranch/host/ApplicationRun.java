package io.anabranch.host;

import io.anabranch.host.ApplicationHealth.State;
import io.anabranch.processor.Results;
import io.anabranch.processor.TextProcessor;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;

/**
 * A hosted application from a start to the stop after it.
 *
 * @param binding of its metrics, closed with it
 */
record ApplicationRun(
    KafkaStreams streams, DependencyHold hold, WiredApplication wired, AutoCloseable binding) {

  /** Leaves a process two of the ten seconds in which it is to be gone. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(8);

  /**
   * Finishes the record in hand, commits, leaves the group and closes the model.
   *
   * @return whether all that was done within 8 seconds; if not, the model stays open, because a
   *     batch that still runs would take a closed one for bad messages
   */
  boolean close() {
    wired.closing().begin();
    boolean isClosed =
        streams.close(
            CloseOptions.timeout(STOP_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (isClosed) {
      closeBinding();
      wired.processor().ifPresent(TextProcessor::close);
    }
    return isClosed;
  }

  private void closeBinding() {
    try {
      binding.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot close " + binding.getClass().getName(), e);
    }
  }

  Optional<String> modelId() {
    return wired.processor().map(processor -> Results.modelId(processor.model()));
  }

  /**
   * What it does.
   *
   * @param isWaiting whether it waits for a topic
   */
  State state(boolean isWaiting) {
    return switch (streams.state()) {
      case CREATED -> isWaiting ? State.HOLDING : State.STARTING;
      case REBALANCING -> hold.isHeld() ? State.HOLDING : State.STARTING;
      case RUNNING -> hold.isHeld() ? State.HOLDING : State.RUNNING;
      case PENDING_SHUTDOWN -> State.STOPPING;
      case NOT_RUNNING -> State.STOPPED;
      case PENDING_ERROR, ERROR -> State.FAILED;
    };
  }
}
