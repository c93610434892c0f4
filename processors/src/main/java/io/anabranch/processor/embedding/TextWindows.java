package io.anabranch.processor.embedding;

import io.anabranch.processor.djl.TokenEstimate;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that is longer than a model reads at once into windows of about equal length, at
 * white space where there is some. Its vector is the mean of theirs, as long texts are commonly
 * embedded.
 *
 * @param tokens that the model reads at once
 * @param most windows; of a text with more, so many are read, spread evenly over it
 */
record TextWindows(int tokens, int most) {

  /**
   * Tokens are estimated, so that windows are made shorter than they may be. One in a script with
   * many more tokens per letter still loses its end.
   */
  private static final double MARGIN = 0.85;

  /** The text itself, if the model reads all of it at once. */
  List<String> of(String text) {
    List<String> windows = cut(text);
    if (windows.size() <= most) {
      return windows;
    }
    List<String> spread = new ArrayList<>(most);
    for (int i = 0; i < most; i++) {
      spread.add(windows.get((int) ((long) i * windows.size() / most)));
    }
    return spread;
  }

  private List<String> cut(String text) {
    int all = TokenEstimate.of(text);
    if (all <= tokens) {
      return List.of(text);
    }
    int window = (int) Math.ceil(all / Math.ceil(all / (MARGIN * tokens)));
    List<String> windows = new ArrayList<>();
    TokenEstimate estimate = new TokenEstimate();
    int begin = 0;
    int blank = 0;
    for (int i = 0; i < text.length(); i++) {
      estimate.add(text.charAt(i));
      if (Character.isWhitespace(text.charAt(i))) {
        blank = i;
      }
      if (estimate.tokens() > window + TokenEstimate.SPECIAL_TOKENS) {
        int end = blank > begin ? blank : beforeSurrogate(text, i);
        windows.add(text.substring(begin, end));
        begin = end;
        estimate = new TokenEstimate();
        i = end - 1;
      }
    }
    windows.add(text.substring(begin));
    return windows;
  }

  /** Not between the two halves of a character. */
  private static int beforeSurrogate(String text, int end) {
    return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }
}
