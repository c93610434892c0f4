package io.anabranch.processor.content.language;

/**
 * The language of a text.
 *
 * @param tag BCP 47 tag of two letters, or of three where there is none of two
 * @param confidence from 0 to 1: its share among the candidates, which is about how often an answer
 *     like this one is right, and rather less; 1 where the script or a single candidate decides
 */
public record DetectedLanguage(String tag, double confidence) {

  public DetectedLanguage {
    if (tag.isBlank()) {
      throw new IllegalArgumentException("tag is blank");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence is not from 0 to 1: " + confidence);
    }
  }
}
