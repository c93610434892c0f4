package io.anabranch.evaluation.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How often which class was given to cases of which class. An answer to a case of several classes
 * is right if it is any of them, and then counts for that class; a wrong one counts against the
 * first of them.
 */
public final class ConfusionMatrix {

  private final List<String> labels;
  private final int[] expected;
  private final int[] answered;
  private final Set<String> refusals;
  private final int[][] cells;

  private ConfusionMatrix(
      List<String> labels, int[] expected, int[] answered, Set<String> refusals) {
    this.labels = labels;
    this.refusals = refusals;
    this.expected = expected;
    this.answered = answered;
    this.cells = new int[labels.size()][labels.size()];
    for (int i = 0; i < expected.length; i++) {
      cells[expected[i]][answered[i]]++;
    }
  }

  /** Compares answers with what is right; every answer is a class. */
  public static ConfusionMatrix of(List<List<String>> gold, List<String> answered) {
    return of(gold, answered, Set.of());
  }

  /**
   * Compares answers with what is right.
   *
   * @param gold the right classes of each case, at least one, the most important first
   * @param answered the class given to each case
   * @param refusals answers that name no class, unless a case is of it
   * @throws IllegalArgumentException if there is not one answer a case
   */
  public static ConfusionMatrix of(
      List<List<String>> gold, List<String> answered, Set<String> refusals) {
    if (gold.size() != answered.size()) {
      throw new IllegalArgumentException(
          gold.size() + " cases and " + answered.size() + " answers: as many are needed");
    }
    List<String> expected = new ArrayList<>(gold.size());
    for (int i = 0; i < gold.size(); i++) {
      String answer = answered.get(i);
      expected.add(gold.get(i).contains(answer) ? answer : gold.get(i).get(0));
    }
    TreeSet<String> names = new TreeSet<>(answered);
    names.addAll(expected);
    List<String> labels = List.copyOf(names);
    Map<String, Integer> numbers = new HashMap<>();
    labels.forEach(label -> numbers.put(label, numbers.size()));
    return new ConfusionMatrix(
        labels, numbers(expected, numbers), numbers(answered, numbers), Set.copyOf(refusals));
  }

  private static int[] numbers(List<String> classes, Map<String, Integer> numbers) {
    return classes.stream().mapToInt(numbers::get).toArray();
  }

  /** The same of some of the cases, by their numbers; a case may be there more than once. */
  ConfusionMatrix sample(int[] cases) {
    return new ConfusionMatrix(
        labels,
        IntStream.of(cases).map(i -> expected[i]).toArray(),
        IntStream.of(cases).map(i -> answered[i]).toArray(),
        refusals);
  }

  /** Share of the answers that are right. */
  public Proportion accuracy() {
    return new Proportion(
        IntStream.range(0, labels.size()).map(i -> cells[i][i]).sum(), expected.length);
  }

  /** One entry a class that has cases or was answered, in alphabetical order. */
  public List<ClassQuality> classes() {
    return IntStream.range(0, labels.size())
        .mapToObj(this::quality)
        .filter(quality -> quality.support() + quality.answered() > 0)
        .toList();
  }

  /**
   * Mean F1 of the classes that have cases or were answered, each counting the same; 0 if there is
   * no case. A class that was answered and has no case counts with 0, as in scikit-learn's {@code
   * f1_score(average="macro")}; a refusal is no class, as if left out of its {@code labels}. It is
   * the mean of F1, not the F1 of the means (Opitz and Burst 2019, "Macro F1 and Macro F1").
   */
  public double macroF1() {
    return classes().stream()
        .filter(quality -> quality.support() > 0 || !refusals.contains(quality.label()))
        .mapToDouble(ClassQuality::f1)
        .average()
        .orElse(0);
  }

  /** What was taken for what, most frequent first, then in alphabetical order. */
  public List<Confusion> confusions() {
    List<Confusion> confusions = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells.length; column++) {
        if (row != column && cells[row][column] > 0) {
          confusions.add(new Confusion(labels.get(row), labels.get(column), cells[row][column]));
        }
      }
    }
    confusions.sort(Comparator.comparingInt(Confusion::cases).reversed());
    return List.copyOf(confusions);
  }

  private ClassQuality quality(int label) {
    return new ClassQuality(
        labels.get(label),
        IntStream.of(cells[label]).sum(),
        IntStream.range(0, cells.length).map(row -> cells[row][label]).sum(),
        cells[label][label]);
  }
}
