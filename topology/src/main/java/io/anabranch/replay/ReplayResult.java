package io.anabranch.replay;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a replay has done.
 *
 * @param replayed records that were processed again by the stages that were set back
 * @param enriched records that the join has written since, those of live messages too
 * @param lateResultsDropped by gathers and the join, because they no longer held the message; empty
 *     if none of the processes that can be asked has them
 * @param waitFor applications that have still to catch up, because they do not run
 * @param elapsed time of all of it
 */
public record ReplayResult(
    long replayed,
    long enriched,
    OptionalLong lateResultsDropped,
    List<String> waitFor,
    Duration elapsed) {

  public ReplayResult {
    waitFor = List.copyOf(waitFor);
  }
}
