package io.anabranch.processor.pos;

import edu.stanford.nlp.international.german.process.GermanTokenizerPostProcessor;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.TokenizerFactory;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Splits a text into tokens and sentences. A sentence also ends at an empty line, as after the
 * salutation of a letter, and where it reaches a greatest length, so that the work on one sentence
 * is bounded and no token is lost. Safe for use by several threads.
 */
final class SentenceSplitter {

  /** Characters that the tokenizer does not know become tokens, without a warning. */
  private static final String OPTIONS = "invertible=true,untokenizable=noneKeep";

  /** Beside those that CoreNLP knows. */
  private static final Set<String> GERMAN_ABBREVIATIONS =
      Set.of(
          "Bsp", "bspw", "evtl", "exkl", "ggf", "inkl", "Tel", "vgl", "zzgl", "Zzgl", "Inkl", "Ggf",
          "Evtl", "Vgl", "tel", "bez", "gem", "lt", "Lt", "Hr", "Fr", "Art", "Abb", "Std", "Mio");

  private static final char REPLACEMENT = '\ufffd';

  private final TokenizerFactory<CoreLabel> tokenizers =
      PTBTokenizer.factory(new CoreLabelTokenFactory(), OPTIONS);
  private final WordToSentenceProcessor<CoreLabel> sentences = new WordToSentenceProcessor<>();
  private final UnaryOperator<List<CoreLabel>> joiner;
  private final int maxLength;

  /**
   * @param language of the texts
   * @param maxLength most tokens of a sentence, at least 1
   */
  SentenceSplitter(String language, int maxLength) {
    this.joiner = language.equals("de") ? german() : UnaryOperator.identity();
    this.maxLength = maxLength;
  }

  /** Joins full stops to ordinals ("3. Oktober") and abbreviations, where no sentence ends. */
  private static UnaryOperator<List<CoreLabel>> german() {
    GermanTokenizerPostProcessor joiner = new GermanTokenizerPostProcessor();
    joiner.germanAbbreviations.addAll(GERMAN_ABBREVIATIONS);
    return joiner::process;
  }

  /** Sentences in text order; none is empty. */
  List<List<CoreLabel>> split(String text) {
    List<CoreLabel> tokens = new ArrayList<>();
    String wellFormed = wellFormed(text);
    for (int begin = 0; begin < text.length(); ) {
      int end = TextPieces.end(wellFormed, begin);
      tokens.addAll(tokenize(wellFormed.substring(begin, end), begin));
      begin = end;
    }
    List<List<CoreLabel>> pieces = new ArrayList<>();
    for (List<CoreLabel> sentence : sentences.process(tokens)) {
      cut(text, sentence, pieces);
    }
    return pieces;
  }

  private List<CoreLabel> tokenize(String piece, int offset) {
    List<CoreLabel> tokens =
        joiner.apply(tokenizers.getTokenizer(new StringReader(piece)).tokenize());
    for (CoreLabel token : tokens) {
      token.setBeginPosition(token.beginPosition() + offset);
      token.setEndPosition(token.endPosition() + offset);
    }
    return tokens;
  }

  /**
   * The text with U+FFFD for each unpaired surrogate, hence with the same offsets. At a high
   * surrogate in last place the tokenizer would lose what it has in its buffer.
   */
  private static String wellFormed(String text) {
    return text.codePoints()
        .map(codePoint -> isSurrogate(codePoint) ? REPLACEMENT : codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSurrogate(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE;
  }

  private void cut(String text, List<CoreLabel> sentence, List<List<CoreLabel>> pieces) {
    int begin = 0;
    for (int i = 1; i <= sentence.size(); i++) {
      if (i == sentence.size()
          || i - begin == maxLength
          || hasEmptyLine(
              text, sentence.get(i - 1).endPosition(), sentence.get(i).beginPosition())) {
        pieces.add(new ArrayList<>(sentence.subList(begin, i)));
        begin = i;
      }
    }
  }

  private static boolean hasEmptyLine(String text, int from, int to) {
    int first = text.indexOf('\n', from);
    if (first < 0 || first >= to) {
      return false;
    }
    int second = text.indexOf('\n', first + 1);
    return second >= 0 && second < to;
  }
}
