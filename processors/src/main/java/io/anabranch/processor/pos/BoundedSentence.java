package io.anabranch.processor.pos;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.tagger.maxent.MaxentTagger;
import edu.stanford.nlp.tagger.maxent.TestSentence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tags one sentence in time that its length bounds, whatever the words.
 *
 * <p>The tagger weighs every tag of a word against every pair of tags that the two words before it
 * may have. A word that it does not know may have any tag of an open class, so that each word of a
 * run of unknown ones takes milliseconds, and 20,000 emoji more than a minute. In such a run, the
 * words from the fourth on are nouns, names or numbers here, and what has neither letter nor digit
 * is a symbol. Ordinary text has no such runs.
 */
final class BoundedSentence extends TestSentence {

  private static final int MOST_TAGS_OF_KNOWN_WORDS = 12;

  private static final int LONGEST_FREE_RUN = 3;
  private static final String[] WORD_IN_RUN = {"NN", "NNP", "CD"};
  private static final String[] SYMBOL_IN_RUN = {"SYM"};

  private final List<CoreLabel> tokens;
  private boolean @Nullable [] inRun;

  private BoundedSentence(MaxentTagger tagger, List<CoreLabel> tokens) {
    super(tagger);
    this.tokens = tokens;
  }

  /** Sets the tag of each token. */
  static void tag(List<CoreLabel> tokens, MaxentTagger tagger) {
    List<TaggedWord> tagged = new BoundedSentence(tagger, tokens).tagSentence(tokens, false);
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setTag(tagged.get(i).tag());
    }
  }

  /** The tags that a word may have, by its position after those that stand before the sentence. */
  @Override
  protected String[] stringTagsAt(int position) {
    if (inRun == null) {
      inRun = wordsInRuns();
    }
    int word = position - leftWindow();
    if (word < 0 || word >= inRun.length || !inRun[word]) {
      return super.stringTagsAt(position);
    }
    boolean symbol = tokens.get(word).word().codePoints().noneMatch(Character::isLetterOrDigit);
    return (symbol ? SYMBOL_IN_RUN : WORD_IN_RUN).clone();
  }

  private boolean[] wordsInRuns() {
    boolean[] words = new boolean[tokens.size()];
    int run = 0;
    for (int i = 0; i < words.length; i++) {
      run = super.stringTagsAt(i + leftWindow()).length > MOST_TAGS_OF_KNOWN_WORDS ? run + 1 : 0;
      words[i] = run > LONGEST_FREE_RUN;
    }
    return words;
  }
}
