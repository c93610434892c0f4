package io.anabranch.processor.content.language;

import java.util.Map;

/**
 * Languages so near that a short text may be in either. The detector names one of them, by the
 * words that the other does not use where there are any; whoever chooses what to do by language
 * should do the same for all of a group.
 */
public final class NearTwins {

  private static final Map<String, String> GROUPS =
      Map.of("bs", "hr", "sr", "hr", "ms", "id", "nb", "da", "nn", "da");

  private NearTwins() {}

  /** The tag that stands for the group; of a language without twins, its own. */
  public static String group(String tag) {
    return GROUPS.getOrDefault(tag, tag);
  }
}
