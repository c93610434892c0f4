package io.anabranch.processor.pos;

import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.tagger.maxent.TestSentence;
import java.util.List;

/** The words that a tagger saw in training. For one thread. */
final class KnownWords extends TestSentence {

  /** Unknown words may have 25 tags, letters that stand alone 16, most others one to eight. */
  private static final int FEW_TAGS = 12;

  KnownWords(MaxentTagger tagger) {
    super(tagger);
  }

  boolean contains(String word) {
    sent = List.of(word);
    size = 1;
    return isKnown(stringTagsAt(leftWindow()));
  }

  /** Whether a word that may have these tags was seen in training. */
  static boolean isKnown(String[] tags) {
    return tags.length <= FEW_TAGS;
  }
}
