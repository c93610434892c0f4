package io.anabranch.deadletter;

/** What is told while dead letters are dealt with, on the thread that does it. */
public sealed interface DeadLetterEvent {

  /**
   * A record in the topic is no dead letter, and is left alone.
   *
   * @param problem where it is, and why it is none
   */
  record Skipped(String problem) implements DeadLetterEvent {}

  /** There is no dead letter of an id that was given. */
  record Absent(String id) implements DeadLetterEvent {}

  /**
   * What becomes of a letter: in a plan, what would.
   *
   * @param id of the letter
   */
  record Decided(String id, DeadLetterAction action) implements DeadLetterEvent {}

  /**
   * The operation is done, but a transaction is open, of this operation or of another: readers of
   * committed records see the change when that has ended.
   */
  record NotReadableYet() implements DeadLetterEvent {}

  /**
   * The operation fails.
   *
   * @param done letters that are dealt with for good
   */
  record Failed(long done) implements DeadLetterEvent {}
}
