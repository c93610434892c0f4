package io.anabranch.processor.content;

import io.anabranch.processor.content.language.DetectedLanguage;
import io.anabranch.processor.content.language.LanguageDetector;
import io.anabranch.processor.content.language.ParagraphLanguage;
import io.anabranch.processor.said.SaidText;
import io.anabranch.schema.Content;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In which language a message is: as detected from what is said, or else as its producer says, or
 * else the configured one.
 */
final class SaidLanguage {

  private final LanguageDetector detector;
  private final String otherwise;

  /**
   * @param otherwise BCP 47 tag of the language of messages too short to tell, whose producer does
   *     not say either
   */
  SaidLanguage(LanguageDetector detector, String otherwise) {
    this.detector = detector;
    this.otherwise = otherwise;
  }

  /** Sets the language of a content, and of segments that are in another one. */
  void set(Content content) {
    SaidText said = SaidText.of(content);
    Optional<DetectedLanguage> detected = detector.detect(said.text());
    content.setLanguage(
        detected.map(DetectedLanguage::tag).orElseGet(() -> undetected(content, said)));
    content.setLanguageConfidence(detected.map(DetectedLanguage::confidence).orElse(0.0));
    List<ParagraphLanguage> paragraphs = detector.byParagraph(said.text());
    if (!paragraphs.isEmpty()) {
      content.setSegments(SegmentLanguages.mark(content, said, paragraphs));
    }
  }

  private @Nullable String undetected(Content content, SaidText said) {
    String produced = content.getMessage().getLanguage();
    return produced != null || said.text().isBlank() ? produced : otherwise;
  }
}
