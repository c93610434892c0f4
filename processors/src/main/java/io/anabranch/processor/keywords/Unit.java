package io.anabranch.processor.keywords;

import org.jspecify.annotations.Nullable;

/**
 * A word of a text, or a span of words that count as one.
 *
 * @param key equal for words of one lemma, and for spans of one term
 * @param span the span, if this is not a plain word
 */
record Unit(Role role, String key, int begin, int end, @Nullable Span span) {

  /** What a unit can be in a term. */
  enum Role {
    /** A term in itself. */
    SPAN,
    /** A proper noun: the last word of a term, or before it. */
    NAME,
    /** A common noun: the last word of a term, or before it. */
    NOUN,
    /** A noun that needs a word beside it. */
    LIGHT_NOUN,
    /** An adjective or participle: before a noun. */
    MODIFIER,
    /** Links the words beside it. */
    HYPHEN,
    /** Ends a term. */
    OTHER
  }

  static Unit of(Span span) {
    return new Unit(Role.SPAN, span.key(), span.begin(), span.end(), span);
  }

  static Unit word(Role role, String key, int begin, int end) {
    return new Unit(role, key, begin, end, null);
  }

  /** This word, as one that ends a term. */
  Unit excluded() {
    return word(Role.OTHER, key, begin, end);
  }

  boolean ranked() {
    return role != Role.HYPHEN && role != Role.OTHER;
  }

  /** Whether there is nothing between this unit and the next. */
  boolean touches(Unit next) {
    return end == next.begin;
  }

  boolean isCode() {
    return span != null && span.kind().equals(Span.CODE);
  }

  boolean noun() {
    return role == Role.NAME || role == Role.NOUN || role == Role.LIGHT_NOUN;
  }
}
