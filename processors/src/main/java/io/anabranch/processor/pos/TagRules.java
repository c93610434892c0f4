package io.anabranch.processor.pos;

import edu.stanford.nlp.tagger.common.Tagger;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the tags of words without the tagger. Taggers of Universal Dependencies know
 * neither emoji nor codes nor addresses, and give them any tag; and as they are trained on text
 * where "zum" is "zu dem", they do not know German contractions either. Safe for use by several
 * threads.
 */
final class TagRules {

  /** Rises when the rules could give other tags. */
  static final String VERSION = "ud1";

  /** Preposition and article in one, which keep the tag of the preposition here. */
  private static final Set<String> GERMAN_CONTRACTIONS =
      Set.of(
          "am", "ans", "aufs", "beim", "durchs", "fürs", "hinters", "im", "ins", "übers", "ums",
          "unters", "vom", "vors", "zum", "zur");

  private static final Map<String, Set<String>> CONTRACTIONS = Map.of("de", GERMAN_CONTRACTIONS);

  /** One mark, or a run of those that end a sentence or stand for a dash or a quotation mark. */
  private static final Pattern PUNCTUATION =
      Pattern.compile(
          "[\\p{P}&&[^%&#@*\\u00a7\\u2030\\\\]]|[.!?\\u2026]+|[-\\u2013\\u2014]+|''|``");

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\p{Nd}+(?:[.,:/-]\\p{Nd}+){0,20}");
  private static final Pattern CODE =
      Pattern.compile("(?=.*\\p{Lu})(?=.*\\p{Nd})[\\p{Lu}\\p{Nd}._/-]{2,40}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i:https?://|www\\.)\\S+|\\S+@\\S+|[@#]\\S+");

  private final TagSet set;
  private final Set<String> contractions;
  private final Set<String> known;
  private final String[] nominal;
  private final String[] symbol;

  private TagRules(TagSet set, Set<String> contractions, Set<String> known) {
    this.set = set;
    this.contractions = contractions;
    this.known = known;
    this.nominal = set.nominal().stream().filter(known::contains).toArray(String[]::new);
    this.symbol = known.contains(set.symbol()) ? new String[] {set.symbol()} : new String[0];
  }

  /** Those for the tags of a tagger. */
  static TagRules of(MaxentTagger tagger, String language) {
    Set<String> tags = new HashSet<>(tagger.tagSet());
    tags.remove(Tagger.EOS_TAG);
    return new TagRules(
        TagSet.of(tags), CONTRACTIONS.getOrDefault(language, Set.of()), Set.copyOf(tags));
  }

  TagSet set() {
    return set;
  }

  /** The only tag that a word may have; null if the tagger is to choose. */
  @Nullable String fixed(String word) {
    String tag = set == TagSet.UNIVERSAL ? universal(word) : null;
    return tag != null && known.contains(tag) ? tag : null;
  }

  /**
   * The tags that a word may have which the tagger does not know, where it is to be quick; empty if
   * it has no such tags.
   */
  String[] few(String word) {
    return (word.codePoints().noneMatch(Character::isLetterOrDigit) ? symbol : nominal).clone();
  }

  private @Nullable String universal(String word) {
    if (word.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return PUNCTUATION.matcher(word).matches() ? "PUNCT" : "SYM";
    }
    if (NUMBER.matcher(word).matches()) {
      return "NUM";
    }
    if (ADDRESS.matcher(word).matches() || CODE.matcher(word).matches()) {
      return "X";
    }
    return contractions.contains(word.toLowerCase(Locale.ROOT)) ? "ADP" : null;
  }
}
