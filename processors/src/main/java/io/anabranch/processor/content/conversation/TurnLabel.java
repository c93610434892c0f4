package io.anabranch.processor.content.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the words of a speaker.
 *
 * @param name as it is written
 * @param note beside the name, in brackets
 * @param timed whether a time stands with it
 * @param heading whether the words are in the lines below
 * @param marked whether it stands in signs, as {@code <kim>} or {@code *Customer*}, or has a verb
 * @param end where the words begin, from the begin of the line
 */
record TurnLabel(
    String name, @Nullable String note, boolean timed, boolean heading, boolean marked, int end) {

  private static final String CLOCK =
      "\\d{1,2}[:.h]\\d{2}(?:[:.]\\d{2})?(?:[.,]\\d{1,3})?(?: ?[aApP]\\.?[mM]\\.?)?(?: ?(?:Uhr|UTC|GMT|[A-Z]{3,4})\\b)?";

  private static final String MONTH =
      "(?i:jan|feb|fév|fev|gen|sty|lut|mär|mar|mrt|apr|abr|avr|kwi|may|mai|maj|mei|mag|jun|jui|giu|cze|jul|lug|lip|aug|ago|aoû|sie|sep|set|wrz|oct|okt|ott|out|paź|nov|lis|dec|dez|déc|dic|gru)\\p{L}{0,7}\\.?";

  private static final String DATE =
      "(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}"
          + "|(?:\\p{L}{2,9}\\.?,? )?\\d{1,2}\\.? (?:de )?"
          + MONTH
          + ",?(?: \\d{2,4})?"
          + "|(?:\\p{L}{2,9}\\.?,? )?"
          + MONTH
          + " \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?"
          + "|[Tt]oday|[Yy]esterday|[Hh]eute|[Gg]estern)";

  private static final String TIME =
      "(?:"
          + DATE
          + "(?:,| at| um| à|T)? ?(?: ?"
          + CLOCK
          + ")?|"
          + CLOCK
          + "|\\d{1,3}m? ?\\d{0,2}s)";

  private static final String STAMP = "[\\[(] ?" + TIME + " ?[\\])]|" + TIME;

  private static final String NAME = "[^\\s:<>\\[\\](){}|,;!?*\"][^:<>\\[\\](){}|;!?*\"\\t]{0,38}?";

  private static final Pattern LABEL =
      Pattern.compile(
          "[\\p{Cf}\\s*_-]{0,6}+(?:(?<before>"
              + STAMP
              + ")[\\s*_]{0,4}(?:[-–—|,:] ?)?)?"
              + "[*_~ ]{0,4}(?<name>"
              + NAME
              + ")"
              + "(?: ?[(\\[](?<note>[^()\\[\\]]{1,40})[)\\]])?"
              + "[*_]{0,3}(?:,? {0,4}(?:[-–—|·•] ?)?(?<after>"
              + STAMP
              + "))?[*_]{0,3}"
              + "(?: ?[:：][*_]{0,3}(?=\\s|$|\\p{L}|[<\"'¿¡\\p{Cf}])|>(?=\\s)| [–—-](?=\\s)|(?<bare>)\\s*$)\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** {@code <kim> text} of IRC, {@code *Customer* text}, {@code Kim wrote:}. */
  private static final Pattern MARKED =
      Pattern.compile(
          "\\s{0,6}(?:(?<before>"
              + STAMP
              + ")\\s{0,4})?(?:<(?<irc>[^<>\\s@/][^<>\\s/]{0,30})>|\\*{1,2}(?<star>[^*:]{2,40})\\*{1,2}:?)\\s+(?=\\S)\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern WROTE =
      Pattern.compile(
          "\\s{0,6}(?<name>\\p{Lu}[^:<>@\\d]{0,40}?) (?:wrote|says|said|replied|commented|schrieb|escribió|a écrit|ha scritto)(?: on .{1,30})?:\\s*$",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Only a time, or a date and a time, in its line. */
  private static final Pattern TIME_ALONE =
      Pattern.compile(
          "\\s*[\\[(]?(?:" + TIME + ")(?: ?(?:-->|-) ?" + TIME + ")?(?: \\S{1,6})?[\\])]?\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern LEADING_TIME =
      Pattern.compile(
          "[\\p{Cf}\\s]{0,6}+(?:" + STAMP + ")[\\p{Cf}\\s]{0,4}(?:[-–—|] ?)?",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** The label of a line, if it may have one. */
  static Optional<TurnLabel> of(String raw) {
    Matcher marked = MARKED.matcher(raw);
    if (marked.lookingAt()) {
      String name = marked.group("irc") != null ? marked.group("irc") : marked.group("star");
      return Optional.of(
          new TurnLabel(name, null, marked.group("before") != null, false, true, marked.end()));
    }
    Matcher wrote = WROTE.matcher(raw);
    if (wrote.matches()) {
      return Optional.of(new TurnLabel(wrote.group("name"), null, false, true, true, raw.length()));
    }
    Matcher label = LABEL.matcher(raw);
    if (!label.lookingAt()) {
      return Optional.empty();
    }
    String name = label.group("name").strip();
    boolean timed = label.group("before") != null || label.group("after") != null;
    boolean heading = label.end() == raw.length() || raw.substring(label.end()).isBlank();
    if (name.isEmpty() || name.split(" ").length > 5 || !hasLetter(name)) {
      return Optional.empty();
    }
    String note = label.group("note");
    return note != null && isTimeAlone(note)
        ? Optional.of(new TurnLabel(name, null, true, heading, false, label.end()))
        : Optional.of(new TurnLabel(name, note, timed, heading, false, label.end()));
  }

  /** What follows a time at the begin of a line. */
  static Optional<String> afterTime(String raw) {
    Matcher stamp = LEADING_TIME.matcher(raw);
    return stamp.lookingAt() ? Optional.of(raw.substring(stamp.end())) : Optional.empty();
  }

  static boolean isTimeAlone(String raw) {
    return raw.length() < 80 && hasDigit(raw) && TIME_ALONE.matcher(raw).matches();
  }

  /** By what turns of one speaker are known. */
  String key() {
    return name.toLowerCase(Locale.ROOT).strip();
  }

  private static boolean hasLetter(String name) {
    return name.codePoints().anyMatch(Character::isLetter);
  }

  private static boolean hasDigit(String raw) {
    return raw.chars().anyMatch(c -> c >= '0' && c <= '9');
  }
}
