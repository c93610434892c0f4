package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A term at one place of a text, which may become a keyword.
 *
 * @param key equal for the surface forms of one term
 * @param words lemmas in lower case
 */
record CandidatePhrase(
    String key, List<String> words, String kind, @Nullable String canonical, int begin, int end) {

  private static final String NAME = "name";
  private static final String PHRASE = "phrase";
  private static final String RISK = "risk";

  static CandidatePhrase of(Span span) {
    return new CandidatePhrase(
        span.key(), List.of(span.key()), span.kind(), span.canonical(), span.begin(), span.end());
  }

  static CandidatePhrase of(List<Unit> phrase) {
    boolean name = phrase.stream().allMatch(unit -> unit.role() == Role.NAME);
    return new CandidatePhrase(
        phrase.stream().map(Unit::key).collect(Collectors.joining()),
        phrase.stream().flatMap(unit -> unit.words().stream()).toList(),
        name ? NAME : PHRASE,
        null,
        phrase.get(0).begin(),
        phrase.get(phrase.size() - 1).end());
  }

  /** Whether it is from the lexicon. */
  boolean known() {
    return canonical != null;
  }

  /** Whether it is from the lexicon, and of the kind that must not be overlooked. */
  boolean risk() {
    return known() && kind.equals(RISK);
  }

  /** Whether all words of the other stand in this one, together and in the same order. */
  boolean contains(CandidatePhrase other) {
    return Collections.indexOfSubList(words, other.words) >= 0;
  }
}
