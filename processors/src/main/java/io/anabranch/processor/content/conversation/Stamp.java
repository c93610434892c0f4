package io.anabranch.processor.content.conversation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and dates, as chats and transcripts print them beside a speaker. */
final class Stamp {

  private static final String CLOCK =
      "(?:[0-2]?\\d[:.][0-5]\\d(?:[:.]\\d{2})?(?:[.,]\\d{1,6})?|[0-2]?\\d ?h ?[0-5]\\d)"
          + "(?:\\s?[aApP]\\.?[mM]\\b\\.?)?(?:Z\\b| ?[+-]\\d{2}:?\\d{2}| ?(?:Uhr|uur|[A-Z]{2,4}T?)\\b)?";

  private static final String MONTH =
      "(?i:jan|feb|fév|fev|gen|sty|lut|mär|mar|mrt|apr|abr|avr|kwi|may|mai|maj|mei|mag|jun|jui|giu|cze|jul|lug|lip|aug|ago|aoû|sie|sep|set|wrz|oct|okt|ott|out|paź|nov|lis|dec|dez|déc|dic|gru)\\p{L}{0,7}\\.?";

  private static final String DATE =
      "(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}\\.?"
          + "|(?:\\p{L}{2,9}\\.?,? )?\\d{1,2}\\.? (?:de )?"
          + MONTH
          + ",?(?: \\d{2,4})?"
          + "|(?:\\p{L}{2,9}\\.?,? )?"
          + MONTH
          + " \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?"
          + "|(?i:today|yesterday|heute|gestern|aujourd'hui|hier|hoy|ayer|oggi|ieri|vandaag|gisteren|hoje|ontem|dziś|wczoraj"
          + "|mon|tue|wed|thu|fri|sat|sun)\\b)";

  private static final String TIME =
      "(?:"
          + DATE
          + "(?:(?:,| at| um| à| kl\\.?|T| -|;)? ?"
          + CLOCK
          + ")?|\\d{1,2}[/.]\\d{1,2}\\.?,? "
          + CLOCK
          + "|"
          + CLOCK
          + "(?:,? "
          + DATE
          + ")?|\\d{1,3}m? ?\\d{0,2}s)";

  /** A time, in brackets or not. */
  static final String ANY = "[\\[(] ?" + TIME + " ?[\\])]|" + TIME;

  private static final Pattern ALONE =
      Pattern.compile(
          "\\s*[\\[(—–•·-]? ?(?:"
              + TIME
              + ")(?: ?(?:-->|-|–) ?"
              + TIME
              + ")?(?: \\S{1,6})?[\\])]?\\s*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern LEADING =
      Pattern.compile(
          "[\\p{Cf}\\s]{0,6}+(?:" + ANY + ")[\\p{Cf}\\s]{0,4}(?:[-–—|] ?)?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern LOG_LEVEL =
      Pattern.compile("(?i)\\[?(?:info|warn(?:ing)?|error|debug|trace|fatal|notice|severe)\\b");

  private Stamp() {}

  /** Whether what follows a time is the level of a line of a log, and no speaker. */
  static boolean isLogLevel(String name) {
    return LOG_LEVEL.matcher(name).lookingAt();
  }

  /** Whether a line has only a time, or a date and a time. */
  static boolean isAlone(String raw) {
    return raw.length() < 80
        && raw.chars().anyMatch(c -> c >= '0' && c <= '9')
        && ALONE.matcher(raw).matches();
  }

  /** Where the words begin that follow a time at the begin of a line; empty if there is none. */
  static Optional<Integer> end(String raw) {
    Matcher stamp = LEADING.matcher(raw);
    return stamp.lookingAt() ? Optional.of(stamp.end()) : Optional.empty();
  }
}
