package io.anabranch.processor.keywords.evaluation;

import java.util.List;

/**
 * A text whose keyphrases are known.
 *
 * @param text the text
 * @param keyphrases in no order; may be empty
 */
public record KeyphraseDocument(String text, List<String> keyphrases) {

  public KeyphraseDocument {
    keyphrases = List.copyOf(keyphrases);
  }
}
