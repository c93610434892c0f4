package io.anabranch.processor.keywords.lexicon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word or mark of a text. Two texts of equal atoms are the same to a lexicon.
 *
 * @param text in lower case, with straight apostrophes
 * @param begin offset in the text
 * @param end offset after it
 */
public record Atom(String text, int begin, int end) {

  private static final Pattern ATOM = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\S");

  /** The atoms of a text, in order. */
  public static List<Atom> of(String text) {
    List<Atom> atoms = new ArrayList<>();
    for (Matcher matcher = ATOM.matcher(text); matcher.find(); ) {
      String atom = matcher.group().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
      atoms.add(new Atom(atom, matcher.start(), matcher.end()));
    }
    return atoms;
  }
}
