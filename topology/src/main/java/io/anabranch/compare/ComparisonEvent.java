package io.anabranch.compare;

/** What a comparison tells of its progress, on the thread that it runs on. */
public sealed interface ComparisonEvent {

  /**
   * The speed of the live stage could not be asked for; the comparison does without.
   *
   * @param reason in words
   */
  record SpeedUnknown(String reason) implements ComparisonEvent {}

  /** The candidate is being started. */
  record Starting() implements ComparisonEvent {}

  /**
   * How far the candidate has come, about four times a second.
   *
   * @param read records
   * @param total records that it is to read
   */
  record Reading(long read, long total) implements ComparisonEvent {}

  /** The candidate has read all, and its results are being matched. */
  record Matching(long total) implements ComparisonEvent {}
}
