package io.anabranch.processor.linear.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Splits examples into parts in which every label has about the same share. */
final class Folds {

  private Folds() {}

  /**
   * The number of its part, from 0, for each example.
   *
   * @param labels the first label of each example
   */
  static int[] of(List<String> labels, int folds, long seed) {
    Map<String, List<Integer>> byLabel = new TreeMap<>();
    for (int i = 0; i < labels.size(); i++) {
      byLabel.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
    }
    Random random = new Random(seed);
    int[] fold = new int[labels.size()];
    int next = 0;
    for (List<Integer> members : byLabel.values()) {
      Collections.shuffle(members, random);
      for (int member : members) {
        fold[member] = next++ % folds;
      }
    }
    return fold;
  }
}
