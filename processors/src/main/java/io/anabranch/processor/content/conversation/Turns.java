package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.language.FrequentWords;
import io.anabranch.processor.content.phrase.FieldLabel;
import io.anabranch.processor.content.phrase.MailHeader;
import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.processor.content.text.Line;
import io.anabranch.processor.content.text.Names;
import io.anabranch.processor.content.text.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the turns of a transcript, if a text is one. */
final class Turns {

  /** In a longer text, a name that stands once is more likely something else. */
  private static final int FEW = 12;

  private Turns() {}

  /** The turns in text order; none if the text is no transcript. */
  static List<Turn> in(Page page) {
    List<Turn> candidates = new ArrayList<>();
    boolean fenced = false;
    for (int i = 0; i < page.size(); i++) {
      Line line = page.get(i);
      fenced ^= line.text().startsWith("```");
      if (line.isOpen() && !fenced) {
        candidate(page, i).ifPresent(candidates::add);
      }
    }
    List<Turn> turns = known(page, candidates);
    List<Turn> best = Dialogue.is(page, turns) && !isForm(page, turns) ? turns : List.of();
    for (List<Turn> bare : List.of(BareTurns.afterTimes(page), BareTurns.repeatedLines(page))) {
      best = 2 * bare.size() > 3 * best.size() ? bare : best;
    }
    return best;
  }

  /** A field for the message itself, and nobody who speaks twice or at a time. */
  private static boolean isForm(Page page, List<Turn> turns) {
    boolean speaking =
        turns.stream().anyMatch(turn -> turn.label().timed() || turn.label().marked())
            || turns.stream().map(turn -> turn.label().key()).distinct().count() < turns.size();
    return !speaking
        && IntStream.range(0, page.size())
            .filter(i -> page.get(i).isOpen())
            .mapToObj(i -> TurnLabel.of(page.raw(i)))
            .flatMap(Optional::stream)
            .anyMatch(label -> FieldLabel.isFreeText(label.key()));
  }

  private static Optional<Turn> candidate(Page page, int i) {
    Line line = page.get(i);
    Optional<TurnLabel> found = TurnLabel.of(page.raw(i));
    if (found.isEmpty()) {
      return headingAbove(page, i);
    }
    TurnLabel label = found.get();
    if (Stamp.isLogLevel(label.name())
        || (label.note() != null && label.note().matches("\\d+"))
        || (label.name().equals(label.note())
            && label.role().isEmpty()
            && !label.marked()
            && !label.clocked())) {
      return Optional.empty();
    }
    boolean letter = label.name().length() == 1;
    boolean role = SpeakerRole.ofWord(label.name()).isPresent() || isSign(label);
    boolean field =
        (!letter && MailHeader.of(line.plain()).isPresent())
            || FieldLabel.isFreeText(label.key())
            || (FieldLabel.isMetadata(label.key()) && !role);
    if (field && !label.timed()) {
      return Optional.empty();
    }
    boolean colon = label.end() < page.raw(i).length() || page.raw(i).strip().endsWith(":");
    if (label.heading() && !label.timed() && !label.marked() && !role && !colon) {
      return headingAbove(page, i);
    }
    boolean capital = label.name().codePoints().anyMatch(Character::isUpperCase);
    boolean named = label.timed() && !hasFrequentWord(label.key());
    return capital || role || label.marked() || named
        ? Optional.of(new Turn(i, label))
        : Optional.empty();
  }

  /** "2.11 on all of them": a time of which a sentence follows, and no name. */
  private static boolean hasFrequentWord(String name) {
    return Arrays.stream(name.split(" ")).anyMatch(FrequentWords.shared()::isFrequent);
  }

  /** "🤖 ParkBot" in a line of its own. */
  private static boolean isSign(TurnLabel label) {
    return label.heading()
        && Character.getType(label.name().codePointAt(0)) == Character.OTHER_SYMBOL
        && SpeakerRole.ofName(label.name()).isPresent();
  }

  /** A name in a line of its own, above a line that is a time. */
  private static Optional<Turn> headingAbove(Page page, int i) {
    int next = page.next(i + 1);
    String raw = page.raw(i);
    if (next < page.size()
        && next <= i + 2
        && Stamp.isAlone(page.raw(next))
        && !Stamp.isAlone(raw)
        && raw.strip().split(" ").length <= 5
        && page.raw(next).matches(".*\\d ?[:.h] ?\\d{2}.*")
        && !raw.strip().endsWith(":")
        && raw.strip().length() > 1) {
      String name = raw.strip();
      int bracket = name.indexOf('(');
      String note = bracket > 0 ? name.substring(bracket + 1).replace(")", "") : null;
      String bare = bracket > 0 ? name.substring(0, bracket).strip() : name;
      return Optional.of(
          new Turn(
              i, new TurnLabel(bare, note, page.raw(next).strip(), true, false, raw.length())));
    }
    return Optional.empty();
  }

  /** Only the labels that are known to be speakers, once some are. */
  private static List<Turn> known(Page page, List<Turn> candidates) {
    Map<String, Long> counts =
        candidates.stream()
            .collect(Collectors.groupingBy(t -> t.label().key(), Collectors.counting()));
    boolean timed = candidates.stream().filter(t -> t.label().timed()).count() >= 2;
    boolean clocked = candidates.stream().filter(t -> t.label().clocked()).count() >= 2;
    List<Turn> turns = new ArrayList<>();
    for (Turn turn : candidates) {
      TurnLabel label = turn.label();
      if (namesSpeaker(page, turn, counts)) {
        continue;
      }
      boolean role = label.role().isPresent();
      boolean named = candidates.size() <= FEW && !label.heading() && isFullName(page, turn);
      boolean speaker = role || label.marked() || counts.getOrDefault(label.key(), 0L) > 1 || named;
      if (clocked ? label.clocked() : timed ? label.timed() : speaker) {
        turns.add(turn);
      }
    }
    return turns;
  }

  /** "Agent: Kim" in a head, where the turns of Kim follow. */
  private static boolean namesSpeaker(Page page, Turn turn, Map<String, Long> counts) {
    String value = page.raw(turn.line()).substring(turn.label().end()).strip();
    return turn.label().role().isPresent()
        && counts.containsKey(value.toLowerCase(Locale.ROOT))
        && !value.isEmpty();
  }

  private static boolean isFullName(Page page, Turn turn) {
    return Names.isName(turn.label().name())
        && page.get(turn.line()).text().length() > turn.label().name().length() + 2;
  }
}
