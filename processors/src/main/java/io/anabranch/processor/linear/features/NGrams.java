package io.anabranch.processor.linear.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Sequences of neighbouring items. */
final class NGrams {

  private static final String SEPARATOR = " ";
  private static final String BEGIN = "<s>";
  private static final String END = "</s>";

  private NGrams() {}

  /**
   * All sequences of 1 to {@code longest} items. Those of two or more may begin with the start or
   * end with the end of the sentence.
   */
  static void ofItems(List<String> items, int longest, Consumer<String> sink) {
    items.forEach(sink);
    List<String> padded = new ArrayList<>(items.size() + 2);
    padded.add(BEGIN);
    padded.addAll(items);
    padded.add(END);
    for (int length = 2; length <= longest; length++) {
      for (int from = 0; from + length <= padded.size(); from++) {
        sink.accept(String.join(SEPARATOR, padded.subList(from, from + length)));
      }
    }
  }

  /**
   * All sequences of {@code shortest} to {@code longest} code points of a word, whose ends are
   * marked by angle brackets.
   */
  static void ofCharacters(String word, int shortest, int longest, Consumer<String> sink) {
    int[] points = ("<" + word + ">").codePoints().toArray();
    for (int length = shortest; length <= longest; length++) {
      for (int from = 0; from + length <= points.length; from++) {
        sink.accept(new String(points, from, length));
      }
    }
  }
}
