package io.anabranch.processor.linear.features;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counted features that a model knows, their positions and their weights.
 *
 * <p>The weight of a term that occurs {@code n} times in a text is {@code (1 + ln n) * idf} with
 * {@code idf = 1 + ln((1 + N) / (1 + df))}: sublinear tf-idf (Manning, Raghavan and Schütze 2008,
 * section 6.4) with the smoothing that counts one document more which has every term.
 */
public final class Vocabulary {

  private final List<Term> terms;
  private final int documents;
  private final Map<FeatureBlock, Map<String, Integer>> positions =
      new EnumMap<>(FeatureBlock.class);
  private final double[] idf;

  /**
   * @param terms the known terms, block after block; a term's place in the list is its position
   * @param documents number of training texts
   */
  public Vocabulary(List<Term> terms, int documents) {
    this.terms = List.copyOf(terms);
    this.documents = documents;
    this.idf = new double[terms.size()];
    for (int i = 0; i < idf.length; i++) {
      Term term = terms.get(i);
      positions.computeIfAbsent(term.block(), block -> new HashMap<>()).put(term.text(), i);
      idf[i] = 1 + StrictMath.log((1.0 + documents) / (1.0 + term.documents()));
    }
  }

  /**
   * Learns the terms of some texts.
   *
   * @param fewest a term must occur in as many texts
   * @param most number of terms of each block; the commonest are kept
   */
  public static Vocabulary of(List<TextFeatures> texts, int fewest, int most) {
    List<Term> terms = new ArrayList<>();
    for (FeatureBlock block : FeatureBlock.values()) {
      Map<String, Integer> frequency = new HashMap<>();
      for (TextFeatures text : texts) {
        text.counts(block).keySet().forEach(term -> frequency.merge(term, 1, Integer::sum));
      }
      frequency.entrySet().stream()
          .filter(entry -> entry.getValue() >= fewest)
          .map(entry -> new Term(block, entry.getKey(), entry.getValue()))
          .sorted(Comparator.comparingInt(Term::documents).reversed().thenComparing(Term::text))
          .limit(most)
          .forEach(terms::add);
    }
    return new Vocabulary(terms, texts.size());
  }

  public List<Term> terms() {
    return terms;
  }

  int size() {
    return idf.length;
  }

  /** Number of training texts. */
  int documents() {
    return documents;
  }

  /** Position of a term, or null if it is unknown. */
  @Nullable Integer position(FeatureBlock block, String term) {
    return positions.getOrDefault(block, Map.of()).get(term);
  }

  /** Weight of a term that occurs {@code count} times in a text. */
  double weight(int position, int count) {
    return (1 + StrictMath.log(count)) * idf[position];
  }
}
