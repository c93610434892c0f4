package io.anabranch.evaluation.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How good single answers are. An answer to a case of several classes is right if it is any of
 * them, and then counts for that class; a wrong one counts against the first of them.
 *
 * @param accuracy share of the answers that are right
 * @param macroF1 mean F1 of the classes that have cases, each counting the same
 * @param macroF1Interval of the cases, by {@link Bootstrap}
 * @param classes one entry a class that has cases or was answered, in alphabetical order
 * @param confusions what was taken for what, most frequent first
 */
public record ClassificationReport(
    Proportion accuracy,
    double macroF1,
    Interval macroF1Interval,
    List<ClassQuality> classes,
    List<Confusion> confusions) {

  public ClassificationReport {
    classes = List.copyOf(classes);
    confusions = List.copyOf(confusions);
  }

  /**
   * Compares answers with what is right.
   *
   * @param gold the right classes of each case, at least one, the most important first
   * @param answered the class given to each case
   * @throws IllegalArgumentException if there is no case, or not one answer a case
   */
  public static ClassificationReport of(List<List<String>> gold, List<String> answered) {
    if (gold.isEmpty() || gold.size() != answered.size()) {
      throw new IllegalArgumentException(
          gold.size() + " cases and " + answered.size() + " answers: as many are needed, and one");
    }
    SortedSet<String> names = new TreeSet<>(answered);
    int[] expected = new int[gold.size()];
    int[] given = new int[gold.size()];
    for (int i = 0; i < gold.size(); i++) {
      names.add(counted(gold.get(i), answered.get(i)));
    }
    List<String> labels = List.copyOf(names);
    for (int i = 0; i < gold.size(); i++) {
      expected[i] = labels.indexOf(counted(gold.get(i), answered.get(i)));
      given[i] = labels.indexOf(answered.get(i));
    }
    Counts all = new Counts(labels.size());
    IntStream.range(0, expected.length).forEach(i -> all.add(expected[i], given[i]));
    Interval interval =
        Bootstrap.interval(
            expected.length,
            sample -> {
              Counts counts = new Counts(labels.size());
              Arrays.stream(sample).forEach(i -> counts.add(expected[i], given[i]));
              return counts.macroF1();
            });
    return new ClassificationReport(
        new Proportion(Arrays.stream(all.right).sum(), expected.length),
        all.macroF1(),
        interval,
        all.classes(labels),
        confusions(labels, expected, given));
  }

  private static String counted(List<String> gold, String answered) {
    return gold.contains(answered) ? answered : gold.get(0);
  }

  private static List<Confusion> confusions(List<String> labels, int[] expected, int[] given) {
    int[][] cells = new int[labels.size()][labels.size()];
    for (int i = 0; i < expected.length; i++) {
      cells[expected[i]][given[i]]++;
    }
    List<Confusion> confusions = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells.length; column++) {
        if (row != column && cells[row][column] > 0) {
          confusions.add(new Confusion(labels.get(row), labels.get(column), cells[row][column]));
        }
      }
    }
    confusions.sort(Comparator.comparingInt(Confusion::cases).reversed());
    return confusions;
  }

  /** What the figures of each class need, by the number of the class. */
  private static final class Counts {

    private final int[] support;
    private final int[] answered;
    private final int[] right;

    Counts(int labels) {
      support = new int[labels];
      answered = new int[labels];
      right = new int[labels];
    }

    void add(int expected, int given) {
      support[expected]++;
      answered[given]++;
      right[given] += expected == given ? 1 : 0;
    }

    double macroF1() {
      double sum = 0;
      int classes = 0;
      for (int i = 0; i < support.length; i++) {
        if (support[i] > 0) {
          sum += 2.0 * right[i] / (support[i] + answered[i]);
          classes++;
        }
      }
      return sum / classes;
    }

    List<ClassQuality> classes(List<String> labels) {
      return IntStream.range(0, labels.size())
          .mapToObj(i -> new ClassQuality(labels.get(i), support[i], answered[i], right[i]))
          .toList();
    }
  }
}
