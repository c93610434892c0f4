package io.anabranch.processor.keywords;

import io.anabranch.processor.keywords.Unit.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Excludes the names by which writers introduce themselves and sign: they say from whom a message
 * is, not what it is about.
 */
final class WriterNames {

  private static final Set<String> CLOSINGS =
      Set.of(
          "regard",
          "regards",
          "wish",
          "wishes",
          "thanks",
          "thank",
          "cheer",
          "cheers",
          "yours",
          "faithfully",
          "sincerely",
          "gruß",
          "gruss",
          "grüße",
          "grüßen",
          "grüsse",
          "grüssen",
          "mfg");

  private static final Set<String> INTRODUCTIONS =
      Set.of(
          "my name be", "this be", "i be", "mein name ist", "ich bin", "ich heiße", "ich heisse");

  /** Words of the longest signature; more of them are a heading. */
  private static final int LONGEST_NAME = 3;

  private WriterNames() {}

  /**
   * The same units, where those names are no longer part of a term.
   *
   * @param last whether this is the last of several sentences
   */
  static List<Unit> exclude(List<Unit> sentence, boolean last) {
    List<Unit> units = new ArrayList<>(sentence.size());
    boolean signature = last && isNameAlone(sentence);
    boolean introduction = false;
    for (int i = 0; i < sentence.size(); i++) {
      Unit unit = sentence.get(i);
      signature = signature || CLOSINGS.contains(unit.lemma());
      introduction = unit.role() == Role.NAME && (introduction || follows(sentence, i));
      units.add(unit.role() == Role.NAME && (signature || introduction) ? unit.excluded() : unit);
    }
    return units;
  }

  /** A line of nothing but a name, as the last one of many letters. */
  private static boolean isNameAlone(List<Unit> sentence) {
    return sentence.size() <= LONGEST_NAME
        && sentence.stream().allMatch(unit -> unit.role() == Role.NAME);
  }

  private static boolean follows(List<Unit> sentence, int at) {
    return INTRODUCTIONS.stream().anyMatch(words -> follows(sentence, at, words.split(" ")));
  }

  private static boolean follows(List<Unit> sentence, int at, String[] words) {
    if (at < words.length) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!sentence.get(at - words.length + i).lemma().equals(words[i])) {
        return false;
      }
    }
    return true;
  }
}
