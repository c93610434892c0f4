package io.anabranch.processor.keywords;

import io.anabranch.schema.Sentence;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.BitSet;

/** Where the tokens of a text begin and end, so that no term is found inside a word. */
final class TokenEdges {

  private final BitSet begins = new BitSet();
  private final BitSet ends = new BitSet();

  TokenEdges(TaggedText tagged) {
    for (Sentence sentence : tagged.getSentences()) {
      for (Token token : sentence.getTokens()) {
        begins.set(isHashtag(token) ? token.getBegin() + 1 : token.getBegin());
        ends.set(token.getEnd());
      }
    }
  }

  boolean begin(int offset) {
    return begins.get(offset);
  }

  boolean end(int offset) {
    return ends.get(offset);
  }

  private static boolean isHashtag(Token token) {
    return token.getText().length() > 1 && token.getText().charAt(0) == '#';
  }
}
