package io.anabranch.processor.keywords;

import io.anabranch.schema.Keyword;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Orders candidates by the sum of their words' scores, and makes keywords of the best. Terms of the
 * lexicon come first: they score from 0.5 to 1, all others up to 0.5, each relative to the best
 * candidate of the text.
 */
final class KeywordRanking {

  private static final double TIER = 0.5;

  private final int limit;

  /**
   * @param limit most keywords of a text
   */
  KeywordRanking(int limit) {
    this.limit = limit;
  }

  private record Ranked(Candidate candidate, double score) {}

  /**
   * The best candidates, without those whose words all stand in a better one.
   *
   * @param text what the candidates are from
   * @param candidates in text order
   * @param scores score of each word
   */
  List<Keyword> best(String text, List<Candidate> candidates, Map<String, Double> scores) {
    List<Ranked> chosen = new ArrayList<>();
    for (Ranked next : rank(candidates, scores)) {
      if (chosen.size() == limit) {
        break;
      }
      if (chosen.stream().noneMatch(one -> one.candidate().contains(next.candidate()))) {
        chosen.add(next);
      }
    }
    return chosen.stream().map(ranked -> keyword(text, ranked)).toList();
  }

  /** One entry a term, which stands for its first occurrence; best first, then in text order. */
  private static List<Ranked> rank(List<Candidate> candidates, Map<String, Double> scores) {
    Map<List<String>, Candidate> terms = new LinkedHashMap<>();
    candidates.forEach(candidate -> terms.putIfAbsent(candidate.words(), candidate));
    double best = terms.values().stream().mapToDouble(term -> sum(term, scores)).max().orElse(1);
    return terms.values().stream()
        .map(term -> new Ranked(term, (term.known() ? TIER : 0) + TIER * sum(term, scores) / best))
        .sorted(Comparator.comparingDouble(Ranked::score).reversed())
        .toList();
  }

  private static double sum(Candidate candidate, Map<String, Double> scores) {
    return candidate.words().stream().mapToDouble(word -> scores.getOrDefault(word, 0.0)).sum();
  }

  private static Keyword keyword(String text, Ranked ranked) {
    Candidate term = ranked.candidate();
    return Keyword.newBuilder()
        .setTerm(text.substring(term.begin(), term.end()))
        .setCanonical(term.canonical())
        .setKind(term.kind())
        .setScore(ranked.score())
        .setBegin(term.begin())
        .setEnd(term.end())
        .build();
  }
}
