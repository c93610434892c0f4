package io.anabranch.processor.content;

import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.Segment;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The segments of a message: lines that follow one another and are of one kind and speaker. */
final class Segments {

  private Segments() {}

  static List<Segment> of(Page page) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (!line.isBlank()) {
        add(segments, segment(page, line));
      }
    }
    return segments;
  }

  /** A line without the white space at its edges. */
  static Segment segment(Page page, Line line) {
    String text = page.visible().text();
    int from = line.begin();
    int to = line.end();
    while (from < to && SaidPieces.isWhite(text.charAt(from))) {
      from++;
    }
    while (to > from + 1 && SaidPieces.isWhite(text.charAt(to - 1))) {
      to--;
    }
    return Segment.newBuilder()
        .setKind(line.kind() == null ? SegmentKind.SAID : line.kind())
        .setRole(line.role())
        .setBegin(page.visible().sourceBegin(from))
        .setEnd(page.visible().sourceEnd(to))
        .build();
  }

  private static void add(List<Segment> segments, Segment next) {
    Segment last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
    if (last != null
        && last.getKind() == next.getKind()
        && Objects.equals(last.getRole(), next.getRole())) {
      last.setEnd(next.getEnd());
    } else {
      segments.add(next);
    }
  }
}
