package io.anabranch.processor.keywords;

import java.util.regex.Pattern;

/**
 * A term that the owner of the lexicon wants to find.
 *
 * @param kind lower-case name of a group of terms, for example {@code product} or {@code risk}
 * @param canonical name of the term, whatever its form in a text
 */
record LexiconEntry(String kind, String canonical) {

  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*");

  LexiconEntry {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "kind '" + kind + "': allowed are lower-case letters, digits and hyphens");
    }
    if (canonical.isBlank()) {
      throw new IllegalArgumentException("canonical name is blank: allowed is any other text");
    }
  }
}
