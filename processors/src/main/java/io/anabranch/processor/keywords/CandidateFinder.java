package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the terms of a sentence: each span, and each longest noun phrase, which is any number of
 * adjectives and participles and then one or more nouns, the pattern of most keyphrases that people
 * assign (Hulth, Improved Automatic Keyword Extraction Given More Linguistic Knowledge, EMNLP
 * 2003). A phrase right before a code only says what the code is of, as "order" in "order
 * MR-48213", and is none. Of a phrase, the last {@value #LONGEST} units count.
 */
final class CandidateFinder {

  private static final int LONGEST = 5;

  /** A line shorter than this does not end because the text was wrapped. */
  private static final int WRAPPED_LINE = 40;

  private final String text;
  private final List<CandidatePhrase> candidates = new ArrayList<>();
  private final List<Unit> phrase = new ArrayList<>();

  private CandidateFinder(String text) {
    this.text = text;
  }

  /** Candidates in text order. */
  static List<CandidatePhrase> find(String text, List<Unit> sentence) {
    CandidateFinder finder = new CandidateFinder(text);
    Unit before = null;
    for (Unit unit : sentence) {
      if (finder.isLineEnd(before, unit)) {
        finder.endPhrase();
      }
      finder.add(unit);
      before = unit;
    }
    finder.endPhrase();
    return finder.candidates;
  }

  private void add(Unit unit) {
    if (unit.modifier() && endsWithNoun()) {
      endPhrase();
    }
    if (unit.noun() || unit.modifier()) {
      phrase.add(unit);
      return;
    }
    if (unit.isCode()) {
      phrase.clear();
    }
    endPhrase();
    if (unit.span() != null) {
      candidates.add(CandidatePhrase.of(unit.span()));
    }
  }

  /** Whether a line ends between two units, other than within a sentence of wrapped text. */
  private boolean isLineEnd(@Nullable Unit before, Unit unit) {
    int end = before == null ? -1 : text.indexOf('\n', before.end());
    if (before == null || end < 0 || end >= unit.begin()) {
      return false;
    }
    int lineLength = end - text.lastIndexOf('\n', before.end() - 1) - 1;
    return lineLength < WRAPPED_LINE || !Character.isLowerCase(text.codePointAt(unit.begin()));
  }

  private boolean endsWithNoun() {
    return !phrase.isEmpty() && phrase.get(phrase.size() - 1).noun();
  }

  private void endPhrase() {
    if (endsWithNoun()) {
      int begin = Math.max(0, phrase.size() - LONGEST);
      while (phrase.get(begin).role() == Role.VAGUE_MODIFIER) {
        begin++;
      }
      List<Unit> term = List.copyOf(phrase.subList(begin, phrase.size()));
      if (saysSomething(term)) {
        candidates.add(CandidatePhrase.of(term));
      }
    }
    phrase.clear();
  }

  /** Whether there is a noun that can stand alone, or a light one with something beside it. */
  private static boolean saysSomething(List<Unit> term) {
    return term.stream().anyMatch(unit -> unit.role() == Role.NOUN || unit.role() == Role.NAME)
        || term.stream()
                .filter(unit -> unit.role() == Role.LIGHT_NOUN || unit.role() == Role.MODIFIER)
                .count()
            > 1;
  }
}
