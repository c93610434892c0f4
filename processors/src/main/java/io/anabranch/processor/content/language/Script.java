package io.anabranch.processor.content.language;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scripts other than Latin, with the languages that are written in them, the likeliest first. */
enum Script {
  CYRILLIC(
      UnicodeScript.CYRILLIC,
      "ru",
      "uk",
      "sr",
      "bg",
      "be",
      "mk",
      "kk",
      "ky",
      "mn",
      "tg",
      "tt",
      "ba",
      "ce"),
  GREEK(UnicodeScript.GREEK, "el"),
  HAN(UnicodeScript.HAN, "zh"),
  /** With the Chinese signs beside it. */
  KANA(UnicodeScript.HIRAGANA, "ja"),
  HANGUL(UnicodeScript.HANGUL, "ko"),
  ARABIC(UnicodeScript.ARABIC, "ar", "fa", "ur", "ps", "pnb"),
  HEBREW(UnicodeScript.HEBREW, "he"),
  THAI(UnicodeScript.THAI, "th"),
  DEVANAGARI(UnicodeScript.DEVANAGARI, "hi", "mr", "ne", "sa"),
  ARMENIAN(UnicodeScript.ARMENIAN, "hy"),
  GEORGIAN(UnicodeScript.GEORGIAN, "ka"),
  BENGALI(UnicodeScript.BENGALI, "bn"),
  GUJARATI(UnicodeScript.GUJARATI, "gu"),
  GURMUKHI(UnicodeScript.GURMUKHI, "pa"),
  KANNADA(UnicodeScript.KANNADA, "kn"),
  MALAYALAM(UnicodeScript.MALAYALAM, "ml"),
  SINHALA(UnicodeScript.SINHALA, "si"),
  TAMIL(UnicodeScript.TAMIL, "ta"),
  TELUGU(UnicodeScript.TELUGU, "te");

  /** One sign alone may be a formula's or a face's. */
  private static final int FEWEST = 2;

  /** Names of products stay Latin in other scripts; the other way round is rare. */
  private static final int LATIN_LETTERS_TO_ONE = 2;

  private final UnicodeScript unicode;

  @SuppressWarnings("ImmutableEnumChecker") // of List.of
  private final List<String> languages;

  Script(UnicodeScript unicode, String... languages) {
    this.unicode = unicode;
    this.languages = List.of(languages);
  }

  List<String> languages() {
    return languages;
  }

  /** Whether a language, by its tag, may be written in Latin letters. */
  static boolean isLatin(String tag) {
    return tag.equals("sr")
        || Arrays.stream(values()).noneMatch(script -> script.languages.contains(tag));
  }

  /** The script of most letters, or empty if that is Latin or one that is not known here. */
  static Optional<Script> of(Prose prose) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    prose.words().stream()
        .flatMapToInt(String::codePoints)
        .filter(Character::isLetter)
        .forEach(letter -> letters.merge(UnicodeScript.of(letter), 1, Integer::sum));
    int latin = letters.getOrDefault(UnicodeScript.LATIN, 0);
    return Arrays.stream(values())
        .max(Comparator.comparingInt(script -> script.count(letters)))
        .filter(script -> script.count(letters) >= FEWEST)
        .filter(script -> script.count(letters) * LATIN_LETTERS_TO_ONE >= latin);
  }

  private int count(Map<UnicodeScript, Integer> letters) {
    int count = letters.getOrDefault(unicode, 0);
    if (this != KANA) {
      return count;
    }
    int kana = count + letters.getOrDefault(UnicodeScript.KATAKANA, 0);
    return kana == 0 ? 0 : kana + letters.getOrDefault(UnicodeScript.HAN, 0);
  }
}
