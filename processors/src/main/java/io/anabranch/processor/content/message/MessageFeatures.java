package io.anabranch.processor.content.message;

import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Features of a message: its words, those at its top once more, and what rules have cut. */
final class MessageFeatures {

  private static final int LINES = 40;
  private static final int WORDS = 40;
  private static final int TOP_LINES = 2;
  private static final int TOP_WORDS = 12;

  private MessageFeatures() {}

  /** Those of a page over which the rules have gone. */
  static List<String> of(Page page, boolean conversation) {
    Set<String> features = new LinkedHashSet<>();
    int lines = 0;
    for (int i = page.next(0); i < page.size(); i = page.next(i + 1)) {
      if (lines < LINES) {
        addLine(features, page.get(i), lines);
      }
      lines++;
    }
    features.add("lines=" + LearnedModel.bucket(lines, 2, 4, 8, 14));
    features.add("conversation=" + conversation);
    return List.copyOf(features);
  }

  private static void addLine(Set<String> features, Line line, int number) {
    List<String> words = LearnedModel.words(line.text());
    for (int i = 0; i < Math.min(WORDS, words.size()); i++) {
      features.add("word=" + words.get(i));
      if (i + 1 < words.size()) {
        features.add("pair=" + words.get(i) + ' ' + words.get(i + 1));
      }
      if (number < TOP_LINES && i < TOP_WORDS) {
        features.add(number + "=" + words.get(i));
      }
    }
    features.add("kind=" + line.kind());
  }
}
