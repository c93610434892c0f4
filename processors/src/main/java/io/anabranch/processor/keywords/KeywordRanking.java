package io.anabranch.processor.keywords;

import io.anabranch.schema.Keyword;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Orders candidates by tf-idf (Salton and Buckley, Term-weighting Approaches in Automatic Text
 * Retrieval, 1988), where a phrase weighs the sum of what its words weigh, as it does for Hasan and
 * Ng (Conundrums in Unsupervised Keyphrase Extraction, COLING 2010), and where occurrences are
 * damped: a short text says even its main terms once or twice. Terms that come late weigh up to a
 * fifth less. <i>processors/README.md</i> has the figures of the alternatives.
 *
 * <p>Each score is relative to the best candidate of the text. Terms of the lexicon come first:
 * risks score from 0.75 to 1, the others from 0.5 to 0.75, what is not in the lexicon up to 0.5.
 */
final class KeywordRanking {

  private static final double DAMPING = 0.3;
  private static final double LATENESS = 0.2;
  private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

  private final DocumentFrequencies background;
  private final int limit;

  /**
   * @param limit most keywords of a text
   */
  KeywordRanking(DocumentFrequencies background, int limit) {
    this.background = background;
    this.limit = limit;
  }

  private record Ranked(CandidatePhrase candidate, double score) {}

  /**
   * The best candidates, without those whose words all stand in a better one.
   *
   * @param text what the candidates are from
   * @param candidates in text order
   */
  List<Keyword> best(String text, List<CandidatePhrase> candidates) {
    List<Ranked> chosen = new ArrayList<>();
    for (Ranked next : rank(text, candidates)) {
      if (chosen.size() == limit) {
        break;
      }
      if (chosen.stream().noneMatch(one -> one.candidate().contains(next.candidate()))) {
        chosen.add(next);
      }
    }
    return chosen.stream().map(ranked -> keyword(text, ranked)).toList();
  }

  /** One entry a term; best first, then in text order. */
  private List<Ranked> rank(String text, List<CandidatePhrase> candidates) {
    Map<String, List<CandidatePhrase>> terms =
        candidates.stream()
            .collect(
                Collectors.groupingBy(
                    CandidatePhrase::key, LinkedHashMap::new, Collectors.toList()));
    double best = terms.values().stream().mapToDouble(term -> weight(text, term)).max().orElse(0);
    return terms.values().stream()
        .map(
            term -> {
              CandidatePhrase form = mostFrequentForm(text, term);
              return new Ranked(form, score(form, best > 0 ? weight(text, term) / best : 0));
            })
        .sorted(Comparator.comparingDouble(Ranked::score).reversed())
        .toList();
  }

  /**
   * @param occurrences all that the text has of one term
   */
  private double weight(String text, List<CandidatePhrase> occurrences) {
    CandidatePhrase first = occurrences.get(0);
    return Math.pow(occurrences.size(), DAMPING)
        * first.words().stream().mapToDouble(background::inverse).sum()
        * (1 - LATENESS * first.begin() / text.length());
  }

  private static double score(CandidatePhrase term, double relative) {
    if (term.risk()) {
      return 0.75 + 0.25 * relative;
    }
    return term.known() ? 0.5 + 0.25 * relative : 0.5 * relative;
  }

  /** Where the form that is written most often is written first; of equals, the earlier one. */
  private static CandidatePhrase mostFrequentForm(String text, List<CandidatePhrase> occurrences) {
    Map<String, List<CandidatePhrase>> forms =
        occurrences.stream()
            .collect(
                Collectors.groupingBy(
                    one -> form(text, one), LinkedHashMap::new, Collectors.toList()));
    List<CandidatePhrase> most = occurrences;
    int size = 0;
    for (List<CandidatePhrase> form : forms.values()) {
      if (form.size() > size) {
        size = form.size();
        most = form;
      }
    }
    return most.get(0);
  }

  /** As it is written, on one line. */
  private static String form(String text, CandidatePhrase term) {
    return WHITE_SPACE.matcher(text.substring(term.begin(), term.end())).replaceAll(" ");
  }

  private static Keyword keyword(String text, Ranked ranked) {
    CandidatePhrase term = ranked.candidate();
    return Keyword.newBuilder()
        .setTerm(form(text, term))
        .setCanonical(term.canonical())
        .setKind(term.kind())
        .setScore(ranked.score())
        .setBegin(term.begin())
        .setEnd(term.end())
        .build();
  }
}
