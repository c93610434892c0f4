package io.anabranch.replay;

import java.util.Map;

/** What a replay tells of its progress, on the thread that it runs on. */
public sealed interface ReplayEvent {

  /** An application of one process is being stopped. */
  record Stopping(String application) implements ReplayEvent {}

  /** The group of an application has been set back. */
  record SetBack(String application) implements ReplayEvent {}

  /** An application of one process has been started again. */
  record Started(String application) implements ReplayEvent {}

  /**
   * An application of one process could not be started again; it may be tried once more.
   *
   * @param reason in words
   */
  record NotStarted(String application, String reason) implements ReplayEvent {}

  /**
   * How much is left, about twice a second.
   *
   * @param records that each application has still to read, in the order of the flow; without those
   *     that have caught up
   */
  record Left(Map<String, Long> records) implements ReplayEvent {}
}
