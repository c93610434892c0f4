package io.anabranch.processor.linear.features;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which words are counted: what differs from message to message is folded. */
public final class Words {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?://|www\\.).+|[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
  private static final Pattern HANDLE = Pattern.compile("@\\w+");
  private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

  private Words() {}

  /**
   * Lower case, every digit as 0, curly apostrophes straight, web and mail addresses and user names
   * as one word each, and no white space.
   */
  static String fold(String word) {
    if (ADDRESS.matcher(word).matches()) {
      return "<address>";
    }
    if (HANDLE.matcher(word).matches()) {
      return "<handle>";
    }
    String folded = word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    folded = DIGIT.matcher(folded).replaceAll("0");
    return SPACE.matcher(folded).replaceAll("_");
  }
}
