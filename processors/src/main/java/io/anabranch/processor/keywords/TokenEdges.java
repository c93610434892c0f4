package io.anabranch.processor.keywords;

import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the tokens of a text begin and end, so that no term is found inside a word. */
final class TokenEdges {

  private final BitSet begins = new BitSet();
  private final BitSet ends = new BitSet();
  private final Map<Integer, Token> byBegin = new HashMap<>();

  /**
   * The dictionary form of a token.
   *
   * @param text in lower case
   * @param noun whether the token is a noun
   */
  record Lemma(String text, boolean noun) {}

  TokenEdges(TaggedText tagged) {
    for (Sentence sentence : tagged.getSentences()) {
      for (Token token : sentence.getTokens()) {
        begins.set(isHashtag(token) ? token.getBegin() + 1 : token.getBegin());
        ends.set(token.getEnd());
        byBegin.put(token.getBegin(), token);
      }
    }
  }

  boolean begin(int offset) {
    return begins.get(offset);
  }

  boolean end(int offset) {
    return ends.get(offset);
  }

  /** The lemma of the token that begins and ends there, if one does. */
  @Nullable Lemma lemma(int begin, int end) {
    Token token = byBegin.get(begin);
    return token != null && token.getEnd() == end
        ? new Lemma(token.getLemma().toLowerCase(Locale.ROOT), token.getTag().startsWith("NN"))
        : null;
  }

  private static boolean isHashtag(Token token) {
    return token.getText().length() > 1 && token.getText().charAt(0) == '#';
  }
}
