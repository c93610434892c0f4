package io.anabranch.processor.linear.features;

import io.anabranch.schema.Token;
import java.util.List;
import java.util.function.Consumer;

/**
 * Polar words of a sentence, which of them are negated by one of the few words before and which are
 * stressed, and what they are together.
 */
final class PolarityFeatures {

  /** How many words a negation reaches ahead. */
  private static final int REACH = 3;

  private PolarityFeatures() {}

  static void extract(List<Token> sentence, AffectWords words, Consumer<String> sink) {
    int sinceNegation = REACH + 1;
    boolean stressed = false;
    boolean good = false;
    boolean bad = false;
    for (Token token : sentence) {
      String word = Words.fold(token.getText());
      String polarity = words.polarity(word, Words.fold(token.getLemma()));
      if (words.negates(word)) {
        sinceNegation = 0;
      } else if (SentimentFeatures.CLAUSE_END.matcher(word).matches()) {
        sinceNegation = REACH + 1;
      } else {
        sinceNegation++;
      }
      if (polarity != null) {
        boolean negated = sinceNegation <= REACH;
        String feature = (negated ? "not " : "") + polarity;
        sink.accept("polar " + feature);
        if (stressed) {
          sink.accept("stressed " + feature);
        }
        boolean positive = polarity.equals(AffectWords.POSITIVE) != negated;
        good |= positive;
        bad |= !positive;
      }
      stressed = words.stresses(word);
    }
    if (good || bad) {
      sink.accept("sentence " + (good && bad ? "mixed" : good ? "positive" : "negative"));
    }
  }
}
