package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of a sentence: each span, and each noun phrase, which is any number of adjectives
 * and then one or more nouns. A phrase right before a code only says what the code is of, as
 * "order" in "order MR-48213", and is none. Of a phrase, the last {@value #LONGEST} words count, as
 * in PositionRank.
 */
final class CandidateFinder {

  private static final int LONGEST = 3;

  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Unit> phrase = new ArrayList<>();

  private CandidateFinder() {}

  /** Candidates in text order. */
  static List<Candidate> find(String text, List<Unit> sentence) {
    CandidateFinder finder = new CandidateFinder();
    for (int i = 0; i < sentence.size(); i++) {
      Unit unit = sentence.get(i);
      Unit before = i == 0 ? null : sentence.get(i - 1);
      Unit after = i + 1 == sentence.size() ? null : sentence.get(i + 1);
      if (before != null && text.substring(before.end(), unit.begin()).indexOf('\n') >= 0) {
        finder.endPhrase();
      }
      if (unit.role() != Role.HYPHEN) {
        finder.add(finder.isFragment(before, unit) ? unit.excluded() : unit);
      } else if (!isLink(before, unit, after)) {
        finder.endPhrase();
      }
    }
    finder.endPhrase();
    return finder.candidates;
  }

  private void add(Unit unit) {
    switch (unit.role()) {
      case NAME, NOUN, LIGHT_NOUN -> phrase.add(unit);
      case MODIFIER -> {
        if (endsWithNoun()) {
          endPhrase();
        }
        phrase.add(unit);
      }
      case SPAN, HYPHEN, OTHER -> {
        if (unit.isCode()) {
          phrase.clear();
        }
        endPhrase();
      }
    }
    if (unit.span() != null) {
      candidates.add(Candidate.of(unit.span()));
    }
  }

  private static boolean isLink(@Nullable Unit before, Unit hyphen, @Nullable Unit after) {
    return before != null && after != null && before.touches(hyphen) && hyphen.touches(after);
  }

  /** A word that a hyphen ties to one that is no part of a phrase, as "step" in "two-step". */
  private boolean isFragment(@Nullable Unit before, Unit unit) {
    return before != null
        && before.role() == Role.HYPHEN
        && before.touches(unit)
        && unit.role() != Role.SPAN
        && phrase.isEmpty();
  }

  private boolean endsWithNoun() {
    return !phrase.isEmpty() && phrase.get(phrase.size() - 1).noun();
  }

  private void endPhrase() {
    int end = phrase.size();
    if (endsWithNoun() && (end > 1 || phrase.get(0).role() != Role.LIGHT_NOUN)) {
      candidates.add(Candidate.of(List.copyOf(phrase.subList(Math.max(0, end - LONGEST), end))));
    }
    phrase.clear();
  }
}
