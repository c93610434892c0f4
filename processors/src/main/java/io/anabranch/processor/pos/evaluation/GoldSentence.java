package io.anabranch.processor.pos.evaluation;

import java.util.List;

/**
 * A sentence whose tags are known.
 *
 * @param tokens its tokens, at least one
 * @param tags one a token
 */
public record GoldSentence(List<String> tokens, List<String> tags) {

  /**
   * @throws IllegalArgumentException if there is no token, or not one tag a token
   */
  public GoldSentence {
    tokens = List.copyOf(tokens);
    tags = List.copyOf(tags);
    if (tokens.isEmpty() || tokens.size() != tags.size()) {
      throw new IllegalArgumentException(
          tokens.size() + " tokens and " + tags.size() + " tags: as many are needed, and one");
    }
  }
}
