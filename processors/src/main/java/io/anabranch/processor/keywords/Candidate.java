package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term at one place of a text, which may become a keyword.
 *
 * @param words keys of its units
 */
record Candidate(List<String> words, String kind, @Nullable String canonical, int begin, int end) {

  private static final String NAME = "name";
  private static final String PHRASE = "phrase";

  static Candidate of(Span span) {
    return new Candidate(
        List.of(span.key()), span.kind(), span.canonical(), span.begin(), span.end());
  }

  static Candidate of(List<Unit> phrase) {
    boolean name = phrase.stream().allMatch(unit -> unit.role() == Role.NAME);
    return new Candidate(
        phrase.stream().map(Unit::key).toList(),
        name ? NAME : PHRASE,
        null,
        phrase.get(0).begin(),
        phrase.get(phrase.size() - 1).end());
  }

  boolean known() {
    return canonical != null;
  }

  /** Whether all words of the other stand in this one, together and in the same order. */
  boolean contains(Candidate other) {
    return Collections.indexOfSubList(words, other.words) >= 0;
  }
}
