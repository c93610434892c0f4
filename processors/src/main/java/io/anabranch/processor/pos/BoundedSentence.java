package io.anabranch.processor.pos;

import edu.stanford.nlp.ling.TaggedWord;
import edu.stanford.nlp.ling.Word;
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
 * numbers here, and no words if they have neither letter nor digit. Ordinary messages have no such
 * runs, and are shorter. Words whose tag the rules know have that tag.
 */
final class BoundedSentence extends TestSentence {

  private static final int LONGEST_FREE_RUN = 3;
  private static final int FREE_WORDS = 2_000;

  private final TagRules rules;
  private final List<String> words;
  private final int wordsBefore;
  private String @Nullable [][] allowed;

  private BoundedSentence(
      MaxentTagger tagger, TagRules rules, List<String> words, int wordsBefore) {
    super(tagger);
    this.rules = rules;
    this.words = words;
    this.wordsBefore = wordsBefore;
  }

  /**
   * The tag of each word.
   *
   * @param wordsBefore number of words of the text before this sentence
   */
  static List<String> tags(
      List<String> words, int wordsBefore, MaxentTagger tagger, TagRules rules) {
    return new BoundedSentence(tagger, rules, words, wordsBefore)
        .tagSentence(words.stream().map(Word::new).toList(), false).stream()
            .map(TaggedWord::tag)
            .toList();
  }

  /** The tags that a word may have, by its position after those that stand before the sentence. */
  @Override
  protected String[] stringTagsAt(int position) {
    int word = position - leftWindow();
    if (word < 0 || word >= words.size()) {
      return super.stringTagsAt(position);
    }
    if (allowed == null) {
      allowed = allowed();
    }
    return allowed[word].clone();
  }

  private String[][] allowed() {
    String[][] tags = new String[words.size()][];
    int run = 0;
    for (int i = 0; i < tags.length; i++) {
      String word = words.get(i);
      String fixed = rules.fixed(word);
      tags[i] = fixed == null ? super.stringTagsAt(i + leftWindow()) : new String[] {fixed};
      run = KnownWords.isKnown(tags[i]) ? 0 : run + 1;
      if (run > LONGEST_FREE_RUN || (run > 0 && wordsBefore + i >= FREE_WORDS)) {
        String[] few = rules.few(word);
        tags[i] = few.length > 0 ? few : tags[i];
      }
    }
    return tags;
  }
}
