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
 * run of unknown ones takes milliseconds, and 20,000 emoji more than a minute. From the fourth of a
 * run on, and after the first {@value #FREE_WORDS} words of a text, such words are nouns, names or
 * numbers here, and NFP (what is no word) if they have neither letter nor digit. Ordinary messages
 * have no such runs, and are shorter.
 */
final class BoundedSentence extends TestSentence {

  /** Unknown words have 25, letters that stand alone 16, most others one to eight. */
  private static final int FEW_TAGS = 12;

  private static final int LONGEST_FREE_RUN = 3;
  private static final int FREE_WORDS = 2_000;
  private static final String[] WORD = {"NN", "NNP", "CD"};
  private static final String[] SYMBOL = {"NFP"};

  private final List<CoreLabel> tokens;
  private final int wordsBefore;
  private boolean @Nullable [] restricted;

  private BoundedSentence(MaxentTagger tagger, List<CoreLabel> tokens, int wordsBefore) {
    super(tagger);
    this.tokens = tokens;
    this.wordsBefore = wordsBefore;
  }

  /**
   * Sets the tag of each token.
   *
   * @param wordsBefore number of tokens of the text before this sentence
   */
  static void tag(List<CoreLabel> tokens, int wordsBefore, MaxentTagger tagger) {
    List<TaggedWord> tagged =
        new BoundedSentence(tagger, tokens, wordsBefore).tagSentence(tokens, false);
    for (int i = 0; i < tokens.size(); i++) {
      tokens.get(i).setTag(tagged.get(i).tag());
    }
  }

  /** The tags that a word may have, by its position after those that stand before the sentence. */
  @Override
  protected String[] stringTagsAt(int position) {
    if (restricted == null) {
      restricted = restricted();
    }
    int word = position - leftWindow();
    if (word < 0 || word >= restricted.length || !restricted[word]) {
      return super.stringTagsAt(position);
    }
    boolean symbol = tokens.get(word).word().codePoints().noneMatch(Character::isLetterOrDigit);
    return (symbol ? SYMBOL : WORD).clone();
  }

  private boolean[] restricted() {
    boolean[] words = new boolean[tokens.size()];
    int run = 0;
    for (int i = 0; i < words.length; i++) {
      run = super.stringTagsAt(i + leftWindow()).length > FEW_TAGS ? run + 1 : 0;
      words[i] = run > LONGEST_FREE_RUN || (run > 0 && wordsBefore + i >= FREE_WORDS);
    }
    return words;
  }
}
