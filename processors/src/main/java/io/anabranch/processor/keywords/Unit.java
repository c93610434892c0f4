package io.anabranch.processor.keywords;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A word, words that hyphens join, or a span of words that count as one.
 *
 * @param words lemmas in lower case; of a span, its key alone
 * @param key equal for the surface forms of one word: without case, inflection of nouns, hyphens
 * @param span the span, if this is one
 */
record Unit(Role role, List<String> words, String key, int begin, int end, @Nullable Span span) {

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
    /** An adjective that makes no term of a light noun. */
    LIGHT_MODIFIER,
    /** An adjective that belongs to no term as its first word. */
    VAGUE_MODIFIER,
    /** Ends a term. */
    OTHER
  }

  static Unit of(Span span) {
    return new Unit(Role.SPAN, List.of(span.key()), span.key(), span.begin(), span.end(), span);
  }

  /** This unit, as one that ends a term. */
  Unit excluded() {
    return new Unit(Role.OTHER, words, key, begin, end, span);
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

  boolean modifier() {
    return role == Role.MODIFIER || role == Role.LIGHT_MODIFIER || role == Role.VAGUE_MODIFIER;
  }

  /** The words, as {@link WriterNames} looks for them. */
  String lemma() {
    return String.join(" ", words);
  }
}
