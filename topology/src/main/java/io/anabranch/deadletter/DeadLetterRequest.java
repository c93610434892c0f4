package io.anabranch.deadletter;

/** What is to be done with dead letters. */
public sealed interface DeadLetterRequest {

  /** Which letters are meant. */
  DeadLetterSelection selection();

  /**
   * The stages that failed process their records once more, and the letters are removed.
   *
   * @param force whether those are retried as well that were tried 5 times or more
   */
  record Retry(DeadLetterSelection selection, boolean force) implements DeadLetterRequest {}

  /** The letters are removed for good. */
  record Discard(DeadLetterSelection selection) implements DeadLetterRequest {}
}
