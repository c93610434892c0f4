package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.lexicon.LexiconTerms;
import io.anabranch.schema.LexiconTerm;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of text that is one term, whatever its words.
 *
 * @param key equal for equal terms
 * @param canonical name in the lexicon, if it is from there
 */
record Span(String key, String kind, @Nullable String canonical, int begin, int end) {

  /** Kind of an identifier that was found by its form. */
  static final String CODE = "code";

  static Span of(LexiconTerm term, int begin, int end) {
    return new Span(LexiconTerms.key(term), term.getKind(), term.getCanonical(), begin, end);
  }

  static Span code(String key, int begin, int end) {
    return new Span(key, CODE, null, begin, end);
  }
}
