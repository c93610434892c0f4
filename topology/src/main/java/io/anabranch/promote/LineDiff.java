package io.anabranch.promote;

import java.util.ArrayList;
import java.util.List;

/** What differs between two texts, line by line, by their longest common subsequence of lines. */
final class LineDiff {

  private LineDiff() {}

  /** Lines that went, with {@code -} before them, and lines that came, with {@code +}, in order. */
  static List<String> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int[][] common = commonFrom(old, now);
    List<String> diff = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        i++;
        j++;
      } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
        diff.add("- " + old.get(i++));
      } else {
        diff.add("+ " + now.get(j++));
      }
    }
    return diff;
  }

  /** How many lines are common from each line of both on. */
  private static int[][] commonFrom(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
