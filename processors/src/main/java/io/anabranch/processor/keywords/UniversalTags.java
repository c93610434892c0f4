package io.anabranch.processor.keywords;

import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Gives German text that has tags of Universal Dependencies those of the Penn Treebank that terms
 * are found by. Words that say nothing are no part of a term, and a capital within a sentence makes
 * a noun of what the tagger took for something else.
 */
final class UniversalTags {

  private static final String ID = "ud";
  private static final String NOUN = "NN";
  private static final String OTHER = "FW";

  /** Joins the parts of a compound. */
  private static final String HYPHEN = "HYPH";

  private static final Map<String, String> PENN =
      Map.ofEntries(
          Map.entry("NOUN", NOUN),
          Map.entry("PROPN", "NNP"),
          Map.entry("ADJ", "JJ"),
          Map.entry("NUM", "CD"),
          Map.entry("DET", "DT"),
          Map.entry("PRON", "PRP"),
          Map.entry("ADP", "IN"),
          Map.entry("CCONJ", "CC"),
          Map.entry("SCONJ", "IN"),
          Map.entry("ADV", "RB"),
          Map.entry("AUX", "VB"),
          Map.entry("VERB", "VB"),
          Map.entry("PUNCT", "."));

  /** What a tagger gives to nouns that it does not know. */
  private static final Set<String> MISTAKEN = Set.of("ADJ", "ADV", "VERB", "INTJ", "X");

  private static final int SHORTEST_NOUN = 3;

  private final Set<String> weakWords = WordList.GERMAN_WEAK_WORDS.read();

  /** The same text with tags of the Penn Treebank, if it has others. */
  TaggedText toPenn(TaggedText tagged) {
    if (!ID.equals(tagged.getTagSet())) {
      return tagged;
    }
    TaggedText penn = new TaggedText();
    penn.setText(tagged.getText());
    penn.setSentences(
        tagged.getSentences().stream()
            .map(sentence -> new Sentence(toPenn(sentence.getTokens())))
            .toList());
    return penn;
  }

  private List<Token> toPenn(List<Token> sentence) {
    List<Token> tokens = new ArrayList<>(sentence.size());
    for (int i = 0; i < sentence.size(); i++) {
      Token token = sentence.get(i);
      String tag = tag(sentence, i);
      tokens.add(
          new Token(token.getText(), token.getLemma(), tag, token.getBegin(), token.getEnd()));
    }
    return tokens;
  }

  private String tag(List<Token> sentence, int at) {
    Token token = sentence.get(at);
    if (token.getText().equals("-")) {
      return HYPHEN;
    }
    if (weakWords.contains(token.getText().toLowerCase(Locale.ROOT))) {
      return OTHER;
    }
    return MISTAKEN.contains(token.getTag()) && at > 0 && isNoun(token, sentence.get(at - 1))
        ? NOUN
        : PENN.getOrDefault(token.getTag(), OTHER);
  }

  /** Whether a word has a capital and then small letters, and no sentence begins with it. */
  private static boolean isNoun(Token token, Token before) {
    String text = token.getText();
    return !before.getTag().equals("PUNCT")
        && text.length() >= SHORTEST_NOUN
        && Character.isUpperCase(text.codePointAt(0))
        && text.codePoints().skip(1).allMatch(Character::isLowerCase);
  }
}
