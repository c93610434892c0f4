package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.phrase.AgentSpeech;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import io.anabranch.schema.SegmentKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cuts a transcript into turns and says whose each is. */
public final class Conversation {

  private Conversation() {}

  /**
   * Cuts the labels of speakers and what systems say.
   *
   * @param quotedFrom the line from which on an earlier mail follows
   * @param classifier tells agents from customers
   * @return whether the text is a conversation
   */
  public static boolean cut(Page page, int quotedFrom, SpeakerClassifier classifier) {
    List<Turn> turns = Turns.in(page);
    if (turns.isEmpty() || turns.get(0).line() >= quotedFrom) {
      return false;
    }
    Map<String, AuthorRole> roles = Speakers.roles(page, turns, classifier);
    cutBefore(page, turns.get(0).line());
    int end = page.size();
    for (int i = turns.size() - 1; i >= 0; i--) {
      Turn turn = turns.get(i);
      AuthorRole role = roles.getOrDefault(turn.label().key(), AuthorRole.UNKNOWN);
      for (int j = turn.line() + 1; j < end; j++) {
        cutLine(page, j, role);
      }
      cutLabel(page, turn, role);
      end = turn.line();
    }
    return true;
  }

  private static void cutLabel(Page page, Turn turn, AuthorRole role) {
    int i = turn.line();
    boolean whole = turn.label().end() >= page.raw(i).stripTrailing().length();
    if (!whole) {
      page.split(i, turn.label().end());
      cutLine(page, i + 1, role);
    }
    page.get(i).cut(SegmentKind.SPEAKER_LABEL);
    page.get(i).saidBy(role);
  }

  private static void cutLine(Page page, int i, AuthorRole role) {
    Line line = page.get(i);
    if (AgentSpeech.isAboutConversation(line.plain()) || isEvent(line.text(), page.raw(i))) {
      line.cut(SegmentKind.AUTOMATIC);
      line.saidBy(AuthorRole.SYSTEM);
    } else if (Stamp.isAlone(page.raw(i)) || isCue(page, i)) {
      line.cut(SegmentKind.SPEAKER_LABEL);
      line.saidBy(role);
    } else {
      line.saidBy(role);
    }
  }

  /** The number of a caption, above its time. */
  private static boolean isCue(Page page, int i) {
    return i + 1 < page.size()
        && page.get(i).text().matches("\\d{1,5}")
        && Stamp.isAlone(page.raw(i + 1));
  }

  /** A line with a time and no speaker, or in stars or dashes. */
  private static boolean isEvent(String text, String raw) {
    if (text.startsWith("***") || text.startsWith("---")) {
      return true;
    }
    return Stamp.end(raw)
        .map(end -> raw.substring(end).strip().toLowerCase(Locale.ROOT))
        .filter(AgentSpeech::isAboutConversation)
        .isPresent();
  }

  /** What stands above the first turn: a head, unless somebody writes sentences there. */
  private static void cutBefore(Page page, int to) {
    for (int i = 0; i < to; i++) {
      Line line = page.get(i);
      if (!line.isOpen()) {
        continue;
      }
      if (AgentSpeech.isAboutConversation(line.plain()) || isEvent(line.text(), page.raw(i))) {
        line.cut(SegmentKind.AUTOMATIC);
        line.saidBy(AuthorRole.SYSTEM);
      } else if (!isSentence(line)) {
        line.cut(SegmentKind.FORM_LABEL);
      }
    }
  }

  private static boolean isSentence(Line line) {
    return line.text().split(" ").length >= 5
        && ".!?:…".indexOf(line.text().charAt(line.text().length() - 1)) >= 0
        && !line.plain().contains("transcript")
        && !line.text().contains(" | ");
  }
}
