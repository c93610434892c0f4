package io.anabranch.processor.content;

import io.anabranch.processor.content.conversation.SpeakerName;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.SaidTurn;
import io.anabranch.schema.Segment;
import io.anabranch.schema.SegmentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The turns of those who count in a conversation. A turn is what is said in one role, from line to
 * line, until somebody else is named as the speaker.
 */
final class CountedTurns {

  private final List<SaidTurn> turns = new ArrayList<>();
  private String speaker = "";

  /** In which role somebody goes on to speak; null if what comes next begins a turn. */
  private @Nullable AuthorRole speaking;

  private CountedTurns() {}

  /**
   * The turns in text order, with offsets into the message.
   *
   * @param page of a conversation
   * @param said whether a line is said and counts
   */
  static List<SaidTurn> of(Page page, Predicate<Line> said) {
    CountedTurns counted = new CountedTurns();
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      if (line.isBlank()) {
        continue;
      }
      if (line.kind() == SegmentKind.SPEAKER_LABEL) {
        counted.label(SpeakerName.in(page.raw(i)));
      } else if (line.kind() == null) {
        counted.speak(line.role(), Segments.segment(page, line), said.test(line));
      }
    }
    return counted.turns;
  }

  private void label(String name) {
    if (!name.isEmpty() && !name.equals(speaker)) {
      speaker = name;
      speaking = null;
    }
  }

  /**
   * @param role null for what stands above the first label: it is nobody's turn
   */
  private void speak(@Nullable AuthorRole role, Segment line, boolean counts) {
    if (role == null || !counts) {
      speaking = null;
    } else if (role == speaking) {
      turns.get(turns.size() - 1).setEnd(line.getEnd());
    } else {
      turns.add(new SaidTurn(line.getBegin(), line.getEnd()));
      speaking = role;
    }
  }
}
