package io.anabranch.processor.content.language;

/**
 * The language of one paragraph.
 *
 * @param begin offset of its first UTF-16 code unit in the text
 * @param end offset after its last UTF-16 code unit
 */
public record ParagraphLanguage(int begin, int end, DetectedLanguage language) {}
