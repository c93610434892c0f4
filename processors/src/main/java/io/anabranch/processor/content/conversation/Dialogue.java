package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.text.Page;
import io.anabranch.schema.AuthorRole;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells whether labels that may be those of speakers make a conversation. */
final class Dialogue {

  /** So many words are more than the value of a field. */
  private static final int SPOKEN = 3;

  private Dialogue() {}

  static boolean is(Page page, List<Turn> turns) {
    return isConversation(turns) && isSpoken(page, turns);
  }

  /** Without times, words for roles may be labels of fields, whose values are short. */
  private static boolean isSpoken(Page page, List<Turn> turns) {
    Set<String> speaking = new HashSet<>();
    Set<AuthorRole> roles = EnumSet.noneOf(AuthorRole.class);
    for (int i = 0; i < turns.size(); i++) {
      TurnLabel label = turns.get(i).label();
      if (label.timed() || label.marked()) {
        return true;
      }
      int line = turns.get(i).line();
      int to = i + 1 < turns.size() ? turns.get(i + 1).line() : page.size();
      String words = page.raw(line).substring(label.end()).strip();
      int below = page.next(line + 1);
      if (words.isEmpty() && below < to) {
        words = page.get(below).text();
      }
      if (words.split(" ").length >= SPOKEN) {
        speaking.add(label.key());
      }
      label.role().ifPresent(roles::add);
    }
    boolean bothSides = roles.contains(AuthorRole.CUSTOMER) && roles.size() > 1;
    return speaking.size() > (bothSides ? 0 : 1);
  }

  private static boolean isConversation(List<Turn> turns) {
    Map<String, Integer> counts = new HashMap<>();
    Set<AuthorRole> roles = EnumSet.noneOf(AuthorRole.class);
    int timed = 0;
    for (Turn turn : turns) {
      TurnLabel label = turn.label();
      counts.merge(label.key(), 1, Integer::sum);
      label.role().ifPresent(roles::add);
      timed += label.timed() ? 1 : 0;
    }
    boolean repeated = counts.values().stream().anyMatch(count -> count > 1);
    if (timed >= 2) {
      boolean lines = turns.stream().allMatch(turn -> turn.label().heading());
      return !roles.isEmpty() || (lines ? repeated : counts.size() > 1 || timed >= 3);
    }
    boolean bothSides = roles.contains(AuthorRole.CUSTOMER) && (roles.size() > 1 || repeated);
    boolean alternating = repeated && counts.size() > 1;
    return (bothSides && turns.size() >= 2)
        || (alternating && (!roles.isEmpty() || turns.size() >= 3));
  }
}
