package io.anabranch.processor.pos;

/**
 * Cuts a long text into pieces for a tokenizer that looks ahead without bound: on a run such as
 * {@code <<<<} CoreNLP's reads to the end of the text for each token, in time that grows with the
 * square of the length, and takes minutes for 20,000 characters.
 */
final class TextPieces {

  /** Texts up to this length are left whole, in UTF-16 code units. */
  static final int LONGEST = 1_000;

  private TextPieces() {}

  /**
   * Where the piece ends that begins here: at the end of the text if that is near, otherwise where
   * a cut harms no token. That is, in the second half of the longest piece, after the last line, or
   * else after the last white space that follows a letter, which is no abbreviation's full stop.
   * Failing that, anywhere but within a surrogate pair.
   */
  static int end(String text, int begin) {
    int longest = begin + LONGEST;
    if (longest >= text.length()) {
      return text.length();
    }
    int middle = begin + LONGEST / 2;
    int line = text.lastIndexOf('\n', longest - 1);
    if (line >= middle) {
      return line + 1;
    }
    for (int i = longest - 1; i >= middle; i--) {
      if (Character.isWhitespace(text.charAt(i)) && Character.isLetter(text.charAt(i - 1))) {
        return i + 1;
      }
    }
    boolean inPair =
        Character.isHighSurrogate(text.charAt(longest - 1))
            && Character.isLowSurrogate(text.charAt(longest));
    return inPair ? longest - 1 : longest;
  }
}
