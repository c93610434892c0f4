package io.anabranch.processor.keywords.evaluation;

import io.anabranch.comparison.Change;
import io.anabranch.comparison.ChangeCounts;
import io.anabranch.comparison.ResultComparison;
import io.anabranch.schema.Keyword;
import io.anabranch.schema.Keywords;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the best keywords, by their canonical names or else as written in lower case. Keywords
 * are words of the message, so that only kinds are named: that of the best one.
 */
public final class KeywordComparison
    implements ResultComparison<Keywords, KeywordComparison.BestKeywords> {

  public static final String MEAN_JACCARD = "meanJaccardOfKeywords";

  /** As many as are looked at. */
  private static final int BEST = 10;

  private static final String NONE = "(no keyword)";

  private final ChangeCounts changes = new ChangeCounts();
  private long added;
  private double overlaps;

  /** Of one message. */
  record BestKeywords(Set<String> terms, String kindOfBest) {}

  @Override
  public Class<Keywords> type() {
    return Keywords.class;
  }

  @Override
  public String criterion() {
    return "the same %d best keywords, in any order".formatted(BEST);
  }

  @Override
  public BestKeywords essence(Keywords result) {
    List<Keyword> best = result.getKeywords().stream().limit(BEST).toList();
    Set<String> terms = new TreeSet<>();
    best.forEach(keyword -> terms.add(term(keyword)));
    return new BestKeywords(terms, best.isEmpty() ? NONE : best.get(0).getKind().intern());
  }

  @Override
  public Optional<String> add(BestKeywords live, BestKeywords candidate) {
    Set<String> common = new TreeSet<>(live.terms());
    common.retainAll(candidate.terms());
    Set<String> either = new TreeSet<>(live.terms());
    either.addAll(candidate.terms());
    added++;
    overlaps += either.isEmpty() ? 1 : (double) common.size() / either.size();
    if (!live.kindOfBest().equals(candidate.kindOfBest())) {
      changes.add(live.kindOfBest(), candidate.kindOfBest());
    }
    return common.size() == either.size()
        ? Optional.empty()
        : Optional.of("%d of %d keywords in common".formatted(common.size(), either.size()));
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put(MEAN_JACCARD, overlaps / added);
    return figures;
  }

  @Override
  public List<Change> changes() {
    return changes.sorted();
  }

  private static String term(Keyword keyword) {
    return Optional.ofNullable(keyword.getCanonical())
        .orElseGet(() -> keyword.getTerm().toLowerCase(Locale.ROOT));
  }
}
