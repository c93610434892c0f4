package io.anabranch.processor.content;

import io.anabranch.processor.content.language.ParagraphLanguage;
import io.anabranch.processor.said.SaidText;
import io.anabranch.schema.Content;
import io.anabranch.schema.Segment;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of segments that are in another language than the message as a whole. */
final class SegmentLanguages {

  private final String text;
  private final List<Segment> segments = new ArrayList<>();

  private SegmentLanguages(String text) {
    this.text = text;
  }

  /** The segments of a content, those that are said cut where the language changes. */
  static List<Segment> mark(Content content, SaidText said, List<ParagraphLanguage> paragraphs) {
    SegmentLanguages marked = new SegmentLanguages(content.getMessage().getText());
    List<ParagraphLanguage> others =
        paragraphs.stream()
            .filter(paragraph -> !paragraph.language().tag().equals(content.getLanguage()))
            .toList();
    for (Segment segment : content.getSegments()) {
      if (segment.getKind() == SegmentKind.SAID) {
        marked.cut(segment, said, others);
      } else {
        marked.segments.add(segment);
      }
    }
    return marked.segments;
  }

  private void cut(Segment segment, SaidText said, List<ParagraphLanguage> others) {
    int from = segment.getBegin();
    for (ParagraphLanguage paragraph : others) {
      int begin = Math.max(from, said.beginInMessage(paragraph.begin()));
      int end = Math.min(segment.getEnd(), said.endInMessage(paragraph.end()));
      if (begin < end) {
        add(segment, from, begin, null);
        add(segment, begin, end, paragraph.language().tag());
        from = end;
      }
    }
    add(segment, from, segment.getEnd(), null);
  }

  /** Adds a part without the white space at its edges, if there is anything else. */
  private void add(Segment segment, int from, int to, @Nullable String language) {
    int begin = from;
    int end = to;
    while (begin < end && SaidPieces.isWhite(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && SaidPieces.isWhite(text.charAt(end - 1))) {
      end--;
    }
    if (begin < end) {
      segments.add(
          Segment.newBuilder(segment).setBegin(begin).setEnd(end).setLanguage(language).build());
    }
  }
}
