package io.anabranch.comparison;

/**
 * A change that was seen a number of times.
 *
 * @param from what the stage says
 * @param to what the candidate says
 */
public record Change(String from, String to, long count) {

  /** The change alone. */
  public String change() {
    return from + " -> " + to;
  }

  @Override
  public String toString() {
    return change() + " " + count;
  }
}
