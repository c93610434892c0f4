package io.anabranch.processor.keywords;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores the words of a text by PositionRank (Florescu and Caragea, PositionRank: An Unsupervised
 * Approach to Keyphrase Extraction from Scholarly Documents, ACL 2017): a random walk over words
 * that stand near each other, which prefers to start at words that come early and often.
 */
final class PositionRank {

  /** Words stand near each other if, with the ones between that are ranked, they are as many. */
  private static final int WINDOW = 6;

  private static final double DAMPING = 0.85;
  private static final double CONVERGED = 1e-3;
  private static final int MAX_ITERATIONS = 100;

  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final double[] bias;
  private final int[][] neighbours;
  private final double[][] weights;

  private PositionRank(List<Word> words) {
    words.forEach(word -> nodes.putIfAbsent(word.key(), nodes.size()));
    bias = new double[nodes.size()];
    words.forEach(word -> bias[node(word)] += 1.0 / word.position());
    double sum = Arrays.stream(bias).sum();
    Arrays.setAll(bias, i -> bias[i] / sum);
    neighbours = new int[nodes.size()][];
    weights = new double[nodes.size()][];
    connect(words);
  }

  /**
   * A word that may be part of a term.
   *
   * @param key equal for equal words
   * @param position its place among all words of the text, from 1
   */
  record Word(String key, int position) {}

  /** The score of each key; the scores add up to 1. */
  static Map<String, Double> score(List<Word> words) {
    PositionRank graph = new PositionRank(words);
    double[] scores = graph.walk();
    Map<String, Double> byKey = new HashMap<>();
    graph.nodes.forEach((key, node) -> byKey.put(key, scores[node]));
    return byKey;
  }

  private int node(Word word) {
    return nodes.getOrDefault(word.key(), -1);
  }

  /** Counts how often two words stand together, and normalizes by what leaves a node. */
  private void connect(List<Word> words) {
    List<Map<Integer, Integer>> counts = nodes.keySet().stream().map(key -> newCounts()).toList();
    for (int i = 0; i < words.size(); i++) {
      for (int j = i + 1; j < Math.min(words.size(), i + WINDOW); j++) {
        int one = node(words.get(i));
        int other = node(words.get(j));
        if (one != other) {
          counts.get(one).merge(other, 1, Integer::sum);
          counts.get(other).merge(one, 1, Integer::sum);
        }
      }
    }
    for (int node = 0; node < counts.size(); node++) {
      Map<Integer, Integer> edges = counts.get(node);
      double out = edges.values().stream().mapToInt(Integer::intValue).sum();
      neighbours[node] = edges.keySet().stream().mapToInt(Integer::intValue).toArray();
      weights[node] = edges.values().stream().mapToDouble(count -> count / out).toArray();
    }
  }

  private static Map<Integer, Integer> newCounts() {
    return new LinkedHashMap<>();
  }

  private double[] walk() {
    double[] scores = bias.clone();
    for (int i = 0; i < MAX_ITERATIONS; i++) {
      double[] next = step(scores);
      double change = 0;
      for (int node = 0; node < next.length; node++) {
        change += Math.abs(next[node] - scores[node]);
      }
      scores = next;
      if (change < CONVERGED) {
        break;
      }
    }
    return scores;
  }

  /** One step; what reaches a word without neighbours starts anew. */
  private double[] step(double[] scores) {
    double[] next = new double[scores.length];
    double restart = 1 - DAMPING;
    for (int node = 0; node < scores.length; node++) {
      if (neighbours[node].length == 0) {
        restart += DAMPING * scores[node];
      }
      for (int edge = 0; edge < neighbours[node].length; edge++) {
        next[neighbours[node][edge]] += DAMPING * weights[node][edge] * scores[node];
      }
    }
    for (int node = 0; node < scores.length; node++) {
      next[node] += restart * bias[node];
    }
    return next;
  }
}
