package io.anabranch.processor.keywords;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stretches of one text that do not overlap: a later one yields to those before it. */
final class Spans {

  private final BitSet covered = new BitSet();
  private final Map<Integer, Span> byBegin = new HashMap<>();

  void addAll(List<Span> spans) {
    for (Span span : spans) {
      if (!overlaps(span.begin(), span.end())) {
        covered.set(span.begin(), span.end());
        byBegin.put(span.begin(), span);
      }
    }
  }

  /** Whether a part of a token, or more, belongs to a span. */
  boolean overlaps(int begin, int end) {
    int first = covered.nextSetBit(begin);
    return first >= 0 && first < end;
  }

  /** The span that begins within a token, if one does. */
  @Nullable Span beginningIn(int begin, int end) {
    int first = covered.nextSetBit(begin);
    return first >= 0 && first < end ? byBegin.get(first) : null;
  }
}
