package io.anabranch.processor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses which name was meant. */
public final class NearestName {

  /** A name of which more than a third is different was not meant. */
  private static final double FARTHEST = 1.0 / 3;

  private NearestName() {}

  /**
   * The name that differs least from a given one, by the fewest insertions, deletions and
   * substitutions (Levenshtein 1966).
   *
   * @return empty if none is near
   */
  public static Optional<String> of(String given, Collection<String> names) {
    return new TreeSet<>(names)
        .stream()
            .filter(name -> distance(given, name) <= Math.ceil(name.length() * FARTHEST))
            .min(Comparator.comparingInt(name -> distance(given, name)));
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
